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
  for (const ballot of ballots) {
    addRanks(people.subarray(ballot.weight * size * size, (ballot.weight + 1) * size * size), ballot, size)
  }
  const counted = addWeights(people, weights)
  const votes = (one: number, other: number) => counted[one * size + other] as Fraction
  return candidates.map((_, one) =>
    candidates.map((_, other) => (one === other ? ZERO : addFractions(votes(one, one), votes(one, other)))),
  )
}

/** Adds the people who rank `i` at `[i][i]`, and takes off at `[i][j]` those of them who do not rank `j` below. */
function addRanks(pairs: Float64Array, { ranks, people }: NumberedBallot, size: number) {
  for (let place = 0; place < ranks.length; place++) {
    const rank = ranks[place] as number
    const one = rank < 0 ? ~rank : rank
    for (let above = 0; above <= place || (ranks[above] ?? 0) < 0; above++) {
      const marked = ranks[above] as number
      const other = marked < 0 ? ~marked : marked
      const pair = one * size + other
      pairs[pair] = (pairs[pair] as number) + (one === other ? people : -people)
    }
  }
}
