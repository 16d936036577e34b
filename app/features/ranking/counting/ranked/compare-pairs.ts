import { addFractions, type Fraction, ZERO } from '../fraction.ts'
import { addWeights } from './add-weights.ts'
import type { NumberedBallot, Roll } from './number-ballots.ts'

/**
 * Compares candidates two by two: `[i][j]` are the votes that prefer `i` to `j`; those left out are tied last.
 *
 * Everyone who ranks `i` prefers it to `j`, except those who rank `j` as high or higher. So only the ranks that people
 * gave are looked at, which spares the long tail of ideas that a ballot leaves out.
 */
export function comparePairs({ candidates, ballots, weights }: Roll): Fraction[][] {
  const size = candidates.length
  const people = new Float64Array(weights.length * size * size)
  const order = new Int32Array(size)
  for (const ballot of ballots) {
    for (const [place, rank] of ballot.ranks.entries()) order[place] = rank < 0 ? ~rank : rank
    addRanks(people, ballot.weight * size * size, ballot, order)
  }
  const counted = addWeights(people, weights)
  const votes = (one: number, other: number) => counted[one * size + other] as Fraction
  return candidates.map((_, one) =>
    candidates.map((_, other) => (one === other ? ZERO : addFractions(votes(one, one), votes(one, other)))),
  )
}

/** Adds the people who rank `i` at `[i][i]`, and takes off at `[i][j]` those of them who do not rank `j` below. */
function addRanks(pairs: Float64Array, start: number, { ranks, people }: NumberedBallot, order: Int32Array) {
  for (let from = 0, end = 0; from < ranks.length; from = end) {
    end = from + 1
    while ((ranks[end] ?? 0) < 0) end++
    for (let place = from; place < end; place++) {
      const one = order[place] as number
      const row = start + one * order.length
      for (let above = 0; above < end; above++) {
        const pair = row + (order[above] as number)
        pairs[pair] = (pairs[pair] as number) + (above === place ? people : -people)
      }
    }
  }
}
