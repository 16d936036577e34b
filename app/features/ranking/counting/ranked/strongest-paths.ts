import { compareFractions, type Fraction, ZERO } from '../fraction.ts'

/** `beats[i][j]`: the strongest path from `i` to `j` is stronger than the way back. `beatsAll` is −1 where none does. */
export type Paths = { strengths: Fraction[][]; beats: boolean[][]; beatsAll: number }

/**
 * The strongest paths between all candidates, a path being as strong as its weakest won comparison (in votes for it).
 * Floyd and Warshall's algorithm on the ranks of the strengths among each other: only larger and smaller matter.
 */
export function strongestPaths(votes: readonly Fraction[][]): Paths {
  const size = votes.length
  const won = votes.map((row, one) =>
    row.map((strength, other) => (compareFractions(strength, votes[other]?.[one] as Fraction) > 0 ? strength : ZERO)),
  )
  const known = distinct(won.flat())
  const rankOf = new Map(known.map((strength, rank) => [key(strength), rank]))
  const paths = Int32Array.from(won.flat(), (strength) => rankOf.get(key(strength)) as number)
  widen(paths, size)

  const path = (from: number, to: number) => paths[from * size + to] as number
  const each = <Value>(value: (from: number, to: number) => Value) =>
    votes.map((_, from) => votes.map((_, to) => value(from, to)))
  return {
    strengths: each((from, to) => (from === to ? ZERO : (known[path(from, to)] as Fraction))),
    beats: each((from, to) => path(from, to) > path(to, from)),
    beatsAll: won.findIndex((row, one) => row.every((strength, other) => one === other || strength.numerator > 0n)),
  }
}

const key = ({ numerator, denominator }: Fraction) => `${numerator}/${denominator}`

/** Every strength once, weakest first; nothing at all is the weakest. */
function distinct(strengths: readonly Fraction[]) {
  const byKey = new Map([ZERO, ...strengths].map((strength) => [key(strength), strength]))
  return [...byKey.values()].sort(compareFractions)
}

function widen(paths: Int32Array, size: number) {
  for (let over = 0; over < size; over++) {
    for (let from = 0; from < size; from++) {
      const first = paths[from * size + over] as number
      if (first === 0) continue
      for (let to = 0; to < size; to++) {
        const through = Math.min(first, paths[over * size + to] as number)
        if (through > (paths[from * size + to] as number)) paths[from * size + to] = through
      }
    }
  }
}
