import { type CountInput, checkCandidates, wholeNumber } from './count-input.ts'
import type { CountedIdea, CountResult, NumberBallot } from './count-result.ts'
import { type ClosingStage, electFromTop } from './elect-from-top.ts'
import { type NumbersStage, sumNumbers, sumStandings } from './numbers/sum-numbers.ts'

export type PointsCount = CountInput & {
  seats: number
  ballots: readonly NumberBallot[]
  /** What a voter may give in all. */
  pointsPerVoter: number
  /** What a voter may give one idea; as much as in all unless given. */
  pointsPerIdea?: number
}

export type NumberStage = NumbersStage | ClosingStage

/**
 * Points to divide: every voter has the same number, the ideas with the highest (weighted) sum win.
 * Cumulative voting, as in participatory budgeting: Pabulib (arXiv 2012.06539), vote type "cumulative".
 *
 * Exact. A ballot with points below zero, in parts, or more than allowed is left out whole and counted as `invalid`.
 * Throws a RangeError for seats or limits that are no whole numbers, and candidates named twice.
 */
export function countPoints(count: PointsCount): CountResult<NumberStage, CountedIdea[]> {
  const { seats, pointsPerVoter, pointsPerIdea = pointsPerVoter } = count
  wholeNumber(seats, 'Seats')
  wholeNumber(pointsPerVoter, 'Points per voter')
  wholeNumber(pointsPerIdea, 'Points per idea')
  checkCandidates(count)

  const numbers = sumNumbers(count, count.ballots, (given) => {
    const spent = given.reduce((sum, points) => sum + points, 0)
    return spent <= pointsPerVoter && given.every((points) => points >= 0 && points <= pointsPerIdea)
  })
  return electFromTop({
    rule: 'points',
    seats,
    quorum: count.quorum,
    participants: count.participants ?? numbers.people,
    standings: sumStandings(count, numbers),
    opening: [numbers.stage],
  })
}
