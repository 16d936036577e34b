import type { CountedIdea, CountResult } from './count-result.ts'
import { writeFraction } from './fraction.ts'
import { addWeights } from './ranked/add-weights.ts'
import { countSupporters } from './ranked/count-supporters.ts'
import { numberBallots, type Roll } from './ranked/number-ballots.ts'
import { orderByTally } from './ranked/order-by-tally.ts'
import type { RankedCount, RankedStep, Tallies } from './ranked/ranked-count.ts'
import { type SeatStage, seatWinners } from './ranked/seat-winners.ts'
import { talliesById } from './ranked/tallies-by-id.ts'
import { tieBreaker } from './ranked/tie-breaker.ts'

/** `void` are ballots whose first rank is shared: nobody can tell which idea they are for. */
export type PluralityStage =
  | { stage: 'tally'; ballots: number; blank: number; void: number; ignored: number; votes: Tallies }
  | SeatStage

/**
 * Counts by plurality: every ballot is one vote for the idea it ranks first, and the ideas with the most votes win.
 * House of Commons, Representation of the People Act 1983, Schedule 1, rule 18 ("first past the post").
 *
 * Exact arithmetic. Ideas that nobody ranks first, or below the quorum, never win, so seats may stay vacant.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or fewer than no votes.
 */
export function countPlurality(count: RankedCount): CountResult<PluralityStage, CountedIdea[], RankedStep> {
  const roll = numberBallots(count)
  const support = countSupporters(roll, count)
  const tallies = addWeights(firstChoices(roll), roll.weights)
  const numbers = roll.candidates.map((_, number) => number)
  const { order, ties } = orderByTally(numbers, tallies, tieBreaker(roll, support.supporters, count))

  const entitled = support.entitled.map((one, number) => one && (tallies[number]?.numerator ?? 0n) > 0n)
  const ordered = { rule: 'plurality', seats: count.seats, order, tallies }
  const result = seatWinners(roll, { ...support, entitled }, ordered, ties)
  return { ...result, stages: [tallyStage(roll, talliesById(roll, tallies.map(writeFraction))), ...result.stages] }
}

function firstChoices({ candidates, weights, ballots }: Roll) {
  const people = new Float64Array(weights.length * candidates.length)
  for (const ballot of ballots) {
    if (ballot.clear === 0) continue
    const place = ballot.weight * candidates.length + (ballot.ranks[0] as number)
    people[place] = (people[place] as number) + ballot.people
  }
  return people
}

function tallyStage({ ballots, people, blank, ignored }: Roll, votes: Tallies): PluralityStage {
  const unclear = ballots.reduce((sum, ballot) => sum + (ballot.clear === 0 ? ballot.people : 0), 0)
  return { stage: 'tally', ballots: people, blank, void: unclear - blank, ignored, votes }
}
