import type { CountedIdea, CountResult } from './count-result.ts'
import { fraction, multiplyFractions, writeFraction } from './fraction.ts'
import { addWeights } from './ranked/add-weights.ts'
import { countSupporters } from './ranked/count-supporters.ts'
import { type NumberedBallot, numberBallots, type Roll } from './ranked/number-ballots.ts'
import { orderByTally } from './ranked/order-by-tally.ts'
import type { RankedCount, RankedStep, Tallies } from './ranked/ranked-count.ts'
import { type SeatStage, seatWinners } from './ranked/seat-winners.ts'
import { talliesById } from './ranked/tallies-by-id.ts'
import { tieBreaker } from './ranked/tie-breaker.ts'

/** `best` is what a first rank is worth. */
export type BordaStage =
  | { stage: 'points'; ballots: number; blank: number; ignored: number; best: number; points: Tallies }
  | SeatStage

/**
 * Counts by Borda: with m ideas a first rank is worth m points, the next m − 1, the last 1; the most points win.
 * J.-C. de Borda, Mémoire sur les élections au scrutin (1781). Ideas that share a rank share its points evenly, and those
 * left out share the last ranks (tournament Borda), so every ballot that ranks something gives m(m + 1)/2 points.
 *
 * Exact arithmetic. Ideas that nobody ranks, or below the quorum, never win, so seats may stay vacant.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or fewer than no votes.
 */
export function countBorda(count: RankedCount): CountResult<BordaStage, CountedIdea[], RankedStep> {
  const roll = numberBallots(count)
  const support = countSupporters(roll, count)
  const half = fraction(1, 2)
  const points = addWeights(doublePoints(roll), roll.weights).map((twice) => multiplyFractions(twice, half))
  const numbers = roll.candidates.map((_, number) => number)
  const { order, ties } = orderByTally(numbers, points, tieBreaker(roll, support.supporters, count))

  const result = seatWinners(roll, support, { rule: 'borda', seats: count.seats, order, tallies: points }, ties)
  return { ...result, stages: [pointsStage(roll, talliesById(roll, points.map(writeFraction))), ...result.stages] }
}

/** Twice the points, so that shared ranks stay whole numbers. */
function doublePoints({ candidates, weights, ballots }: Roll) {
  const points = new Float64Array(weights.length * candidates.length)
  const worth = new Float64Array(candidates.length)
  for (const ballot of ballots) {
    if (ballot.ranks.length === 0) continue
    rateRanks(ballot, worth)
    const offset = ballot.weight * candidates.length
    for (const [number, points2] of worth.entries()) {
      points[offset + number] = (points[offset + number] as number) + points2 * ballot.people
    }
  }
  return points
}

/** Ideas on places p to q (from 0) of m get the mean of m − p … m − q points, here twice that. */
function rateRanks({ ranks }: NumberedBallot, worth: Float64Array) {
  const twice = (from: number, to: number) => 2 * worth.length - from - to
  worth.fill(twice(ranks.length, worth.length - 1))
  for (let from = 0, to = 0; from < ranks.length; from = to + 1) {
    to = from
    while ((ranks[to + 1] ?? 0) < 0) to++
    for (let place = from; place <= to; place++) {
      const rank = ranks[place] as number
      worth[rank < 0 ? ~rank : rank] = twice(from, to)
    }
  }
}

const pointsStage = ({ candidates, people, blank, ignored }: Roll, points: Tallies): BordaStage => ({
  stage: 'points',
  ballots: people,
  blank,
  ignored,
  best: candidates.length,
  points,
})
