import type { NumberedBallot } from './number-ballots.ts'

/** One vote with nine decimals. */
export const VOTE = 10 ** 9

/** Ballots that Meek's rule treats alike: only the elected it passes and the first candidate still in matter. */
export type Line = { ranks: number[]; people: number; value: number }

/**
 * Puts ballots together that name the same elected candidates before the same continuing one, who keeps all that is
 * left. Within a round nobody's standing changes, so every repetition has a few lines to go through and not all ballots.
 */
export function condense(
  ballots: readonly NumberedBallot[],
  values: readonly number[],
  continuing: ReadonlySet<number>,
  elected: ReadonlySet<number>,
): Line[] {
  const lines = new Map<string, Line>()
  for (const { ranks, clear, people, weight } of ballots) {
    const value = values[weight] as number
    const passed: number[] = []
    for (let place = 0; place < clear; place++) {
      const number = ranks[place] as number
      if (continuing.has(number) || elected.has(number)) passed.push(number)
      if (continuing.has(number)) break
    }
    const key = `${weight} ${passed.join()}`
    const line = lines.get(key)
    if (line) line.people += people
    else if (clear > 0 && value > 0) lines.set(key, { ranks: passed, people, value })
  }
  return [...lines.values()]
}

/** B.2.a: every candidate keeps its part of what is left of a vote, rounded up, until nothing is left. */
export function keepVotes(lines: readonly Line[], keep: Float64Array, votes: Float64Array) {
  votes.fill(0)
  for (const { ranks, people, value } of lines) {
    let left = value
    for (const number of ranks) {
      const kept = multiplyUp(left, keep[number] as number)
      votes[number] = (votes[number] as number) + kept * people
      left -= kept
      if (left <= 0) break
    }
  }
}

/** A product of two nine-decimal numbers, rounded up to nine decimals; exact, as integers of any size are. */
export const multiplyUp = (one: number, other: number) => roundUp(BigInt(one) * BigInt(other), BigInt(VOTE))

/** A quotient, likewise. */
export const divideUp = (one: number, other: number) => roundUp(BigInt(one) * BigInt(VOTE), BigInt(other))

const roundUp = (top: bigint, bottom: bigint) => Number((top + bottom - 1n) / bottom)
