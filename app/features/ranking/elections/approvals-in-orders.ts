import type { ApprovalBallot } from '../counting/count-approval.ts'
import type { RankedBallot } from '../counting/count-result.ts'

/**
 * Approvals that were written down as orders: everybody has one rank, and below it, if anything, all the others.
 * Undefined where a single ballot tells apart more than that: then the orders are no approvals.
 */
export function approvalsInOrders(ballots: readonly RankedBallot[], candidates: number): ApprovalBallot[] | undefined {
  const found = ballots.map(({ ranks, ...weighed }) => {
    const groups = ranks.filter((group) => group.length > 0)
    const hasRest = groups.length === 2 && groups.flat().length === candidates
    return groups.length < 2 || hasRest ? { ...weighed, approvals: groups[0] ?? [] } : null
  })
  return found.some((ballot) => ballot === null) ? undefined : (found as ApprovalBallot[])
}
