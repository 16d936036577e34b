import { approvalElection, type CommitteeCount } from './approvals/approval-election.ts'
import { electInTurn, type InTurnStage } from './approvals/elect-in-turn.ts'
import { type PhragmenSeat, phragmenRounds } from './approvals/phragmen-rounds.ts'
import { wholeNumber } from './count-input.ts'
import type { CountResult } from './count-result.ts'

/**
 * Sequential Phragmén: every winner is a load its supporters share; next is whoever keeps the heaviest load lightest.
 * Phragmén (1899); Lackner & Skowron, Multi-Winner Voting with Approval Preferences (2023).
 *
 * Exact; ties go down the ladder. A voter of weight 2 carries as two voters do. Ideas without a supporter or below the
 * quorum never win, so seats may stay vacant.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or negative weights.
 */
export function countPhragmen(count: CommitteeCount): CountResult<PhragmenSeat | InTurnStage, null> {
  wholeNumber(count.seats, 'Seats')
  const election = approvalElection(count)
  return electInTurn('phragmen', election, count.seats, phragmenRounds(election, count.seats))
}
