import { type ApprovalBallot, type ApprovalTally, countApproval } from '../counting/count-approval.ts'
import type { CountedIdea, CountResult, LadderStep, Tie } from '../counting/count-result.ts'

export type Supported = ApprovalTally & { cost?: number | null }

/**
 * All ideas in one order where a rule orders only its winners: these as they were elected, then the others by
 * supporters and the ladder. The number of each is its supporters; `ties` are those among the others. Where ballots are
 * weighed they are given too, and the number is what the supporters weigh.
 */
export function orderBehindWinners(
  winners: CountResult<unknown>['winners'],
  ideas: readonly Supported[],
  seed: string,
  ballots?: readonly ApprovalBallot[],
): { order: CountedIdea[]; ties: Tie<LadderStep>[] } {
  const elected = new Set(winners.map(({ id }) => id))
  const counted = (some: readonly Supported[]) =>
    countApproval({ candidates: some, ...(ballots ? { ballots } : { tallies: some }), seats: 0, seed })
  const first = new Map(counted(ideas.filter(({ id }) => elected.has(id))).order.map((idea) => [idea.id, idea]))
  const behind = counted(ideas.filter(({ id }) => !elected.has(id)))
  const order = [...winners.flatMap(({ id }) => first.get(id) ?? []), ...behind.order]
  return { order: order.map((idea, index) => ({ ...idea, place: index + 1 })), ties: behind.ties }
}
