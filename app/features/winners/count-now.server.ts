import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { type ContestRule, isElection } from '#app/features/contests/contest-rules.ts'
import type { InTurnStage } from '#app/features/ranking/counting/approvals/elect-in-turn.ts'
import { type ApprovalStage, countApproval } from '#app/features/ranking/counting/count-approval.ts'
import type { EesStage } from '#app/features/ranking/counting/count-ees.ts'
import type { CountedIdea, CountResult } from '#app/features/ranking/counting/count-result.ts'
import type { PavSeat } from '#app/features/ranking/counting/count-seqpav.ts'
import { countElected } from '#app/features/winners/counting/count-elected.server.ts'
import type { WinnerGroups } from '#app/features/winners/counting/groups-of.server.ts'
import { type Support, wonBy } from '#app/features/winners/counting/read-box.server.ts'
import type { Undecided } from '#app/features/winners/counting/undecided-of.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { supportOf, votersOf } from '#drizzle/queries/counting.ts'

export type CountStage = ApprovalStage | InTurnStage | PavSeat | EesStage

/** Whom another rule would have chosen from the same ballots. */
export interface OtherCount {
  rule: ContestRule
  winners: CountResult<unknown>['winners']
}

/** A count as pages, the API and exports show it. */
export interface Count extends CountResult<CountStage, CountedIdea[]> {
  contest: string
  /** SHA-256 of what was counted and by which contract, so that two counts can be compared at a glance. */
  hash: string
  /** People whose votes were counted. */
  ballots: number
  /** People whose votes wait for a confirmed address; counted apart and deciding nothing. */
  provisional: { ballots: number; tallies: { id: string; supporters: number }[] }
  /** Made after the close, never before: a preview has none. */
  others?: OtherCount[]
  /** Null where too few of either group voted to keep their votes secret. */
  groups?: WinnerGroups | null
  /** Made after the close: what ballots that were not counted could have changed; null where there are none. */
  undecided?: Undecided | null
}

/** Applies the contest's published rule to its ballots as they are now. Changes nothing. */
export async function countNow(contest: ContestRow): Promise<Count> {
  return isElection(contest) ? countElected(contest) : countSums(contest)
}

/** The count by approval, from votes that the database sums up: quick enough for the transaction of a close. */
export async function countSums(contest: ContestRow): Promise<Count> {
  const support = await supportOf(contest.id)
  const ballots = await votersOf(contest.id, 'counted')
  const result = countApproval({
    candidates: support.map(({ id, cost }) => ({ id, cost })),
    tallies: support.map(({ id, supporters }) => ({ id, supporters })),
    participants: ballots,
    ...wonBy(contest),
  })
  return { ...result, ...(await surroundings(contest, { support, ballots })) }
}

/** What every count says besides the rule's own answer; `counted` is what its hash covers. */
export async function surroundings(
  contest: ContestRow,
  counted: { support: Support; ballots: number; approvals?: string },
) {
  const waiting = (await supportOf(contest.id, 'provisional')).filter((idea) => idea.supporters > 0)
  return {
    contest: contest.id,
    ballots: counted.ballots,
    provisional: {
      ballots: await votersOf(contest.id, 'provisional'),
      tallies: waiting.map(({ id, supporters }) => ({ id, supporters })),
    },
    hash: hashOf({ contract: contest.contractHash, seed: contest.seed, ...counted }),
  }
}

const hashOf = (counted: unknown) => createHash('sha256').update(canonicalJson(counted)).digest('hex')
