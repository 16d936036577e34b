import { type CountInput, checkCandidates, wholeNumber } from './count-input.ts'
import type { NumberStage } from './count-points.ts'
import type { CountedIdea, CountResult, NumberBallot } from './count-result.ts'
import { electFromTop } from './elect-from-top.ts'
import { sumNumbers, sumStandings } from './numbers/sum-numbers.ts'

export type QuadraticCount = CountInput & {
  seats: number
  ballots: readonly NumberBallot[]
  /** What a voter may spend in all; n votes for one idea cost n². */
  credits: number
}

/**
 * Quadratic voting: n votes on one idea cost n² of a voter's credits; the highest (weighted) sum of votes wins.
 * Lalley & Weyl, AEA Papers and Proceedings 108 (2018) 33–37. Splitting an account pays, so for verified people only.
 *
 * Exact. Votes may be against (below zero) at the same price. A ballot of parts of votes, or dearer than the credits,
 * is left out whole and counted as `invalid`. Throws a RangeError like `countPoints`.
 */
export function countQuadratic(count: QuadraticCount): CountResult<NumberStage, CountedIdea[]> {
  wholeNumber(count.seats, 'Seats')
  wholeNumber(count.credits, 'Credits')
  checkCandidates(count)
  const numbers = sumNumbers(count, count.ballots, (votes) => quadraticCost(votes) <= count.credits)
  return electFromTop({
    rule: 'quadratic',
    seats: count.seats,
    quorum: count.quorum,
    participants: count.participants ?? numbers.people,
    standings: sumStandings(count, numbers),
    opening: [numbers.stage],
  })
}

export const quadraticCost = (votes: readonly number[]) => votes.reduce((sum, vote) => sum + vote * vote, 0)

/** As many votes as the credits buy for one idea, if they all go there. */
export const mostVotes = (credits: number) => Math.floor(Math.sqrt(credits))
