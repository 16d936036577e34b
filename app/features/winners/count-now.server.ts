import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { canonicalJsonInParts } from '#app/features/contests/canonical-json.ts'
import { type ContestRule, isElection } from '#app/features/contests/contest-rules.ts'
import type { InTurnStage } from '#app/features/ranking/counting/approvals/elect-in-turn.ts'
import type { ApprovalStage } from '#app/features/ranking/counting/count-approval.ts'
import type { BordaStage } from '#app/features/ranking/counting/count-borda.ts'
import type { DuelStage } from '#app/features/ranking/counting/count-bradley-terry.ts'
import type { EesStage } from '#app/features/ranking/counting/count-ees.ts'
import type { GreedyStage } from '#app/features/ranking/counting/count-greedy.ts'
import type { IrvStage } from '#app/features/ranking/counting/count-irv.ts'
import type { MesAdd1Stage } from '#app/features/ranking/counting/count-mes-add1.ts'
import type { CountedIdea, CountResult } from '#app/features/ranking/counting/count-result.ts'
import type { SchulzeStage } from '#app/features/ranking/counting/count-schulze.ts'
import type { ScoreStage } from '#app/features/ranking/counting/count-score.ts'
import type { PavSeat } from '#app/features/ranking/counting/count-seqpav.ts'
import type { StarStage } from '#app/features/ranking/counting/count-star.ts'
import type { UpDownStage } from '#app/features/ranking/counting/count-up-down.ts'
import type { DuelInterval } from '#app/features/ranking/counting/duel-intervals.ts'
import type { RankedStep } from '#app/features/ranking/counting/ranked/ranked-count.ts'
import type { StvStage } from '#app/features/ranking/counting/ranked/stv-result.ts'
import { countSumsAside } from '#app/features/winners/counting/count-aside.server.ts'
import { countElected } from '#app/features/winners/counting/count-elected.server.ts'
import { countSupport } from '#app/features/winners/counting/count-support.ts'
import type { WinnerGroups } from '#app/features/winners/counting/groups-of.server.ts'
import type { Support } from '#app/features/winners/counting/read-box.server.ts'
import { waitingPapers } from '#app/features/winners/counting/read-papers.server.ts'
import type { WithSetAside } from '#app/features/winners/counting/set-aside-of.server.ts'
import type { Undecided } from '#app/features/winners/counting/undecided-of.server.ts'
import { wonBy } from '#app/features/winners/counting/won-by.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { supportOf, votersOf, waitingSupportOf } from '#drizzle/queries/counting.ts'
import { isLarge } from '#drizzle/sum-up.ts'

/** So many are written down in a moment. */
const fewIdeas = 5_000

export type CountStage =
  | ApprovalStage
  | InTurnStage
  | PavSeat
  | EesStage
  | ScoreStage
  | StarStage
  | UpDownStage
  | IrvStage
  | SchulzeStage
  | BordaStage
  | StvStage
  | MesAdd1Stage
  | GreedyStage
  | DuelStage

/** Whom another rule would have chosen from the same ballots. */
export interface OtherCount {
  rule: ContestRule
  winners: CountResult<unknown>['winners']
}

/** A count as pages, the API and exports show it. */
export interface Count extends CountResult<CountStage, CountedIdea[], RankedStep> {
  contest: string
  /** SHA-256 of what was counted and by which contract, so that two counts can be compared at a glance. */
  hash: string
  /** People whose votes were counted. */
  ballots: number
  /** People whose votes wait for a confirmed address; counted apart and deciding nothing. */
  provisional: { ballots: number; tallies: { id: string; supporters: number }[] }
  /** Made after the close, never before: a preview has none. */
  others?: OtherCount[]
  /** How many people gave each idea which mark, where ballots were filled in as a whole. */
  given?: { id: string; marks: [mark: number, people: number][] }[]
  /** Where ideas were put into order: whether a ballot puts several on one rank. */
  sharedRanks?: boolean
  /** Where pairs were answered: the ends of the 95 % interval of each idea's chance to beat an average one. */
  intervals?: DuelInterval[]
  /** How many times a ballot of each group counted, and how many of each there were; absent where all count alike. */
  weights?: NonNullable<ContestRow['weights']>
  weighed?: Record<string, number>
  /** Null where too few of either group voted to keep their votes secret. */
  groups?: WinnerGroups | null
  /** Made after the close: what ballots that were not counted could have changed; null where there are none. */
  undecided?: Undecided | null
  /** The other total, where ballots were set aside as suspicious; made after the close. */
  setAside?: WithSetAside
}

/** Applies the contest's published rule to its ballots as they are now. Changes nothing. */
export async function countNow(contest: ContestRow): Promise<Count> {
  return isElection(contest) ? countElected(contest) : countSums(contest)
}

/**
 * The count by approval, from votes that the database sums up: quick enough for the transaction of a close unless the
 * contest is large (`isLarge`); then it is made aside, and not in a transaction.
 */
export async function countSums(contest: ContestRow): Promise<Count> {
  const [support, ballots] = [await supportOf(contest), await votersOf(contest, 'counted')]
  const sums = { support, ballots, ...wonBy(contest) }
  const result = isLarge(contest) ? await countSumsAside(sums) : countSupport(sums)
  return { ...result, ...(await surroundings(contest, { support, ballots })) }
}

/** What every count says besides the rule's own answer; `counted` is what its hash covers. */
export async function surroundings(
  contest: ContestRow,
  counted: { support: Support; ballots: number; approvals?: string },
) {
  return {
    contest: contest.id,
    ballots: counted.ballots,
    provisional: hasPapers(contest) ? await waitingPapers(contest.id) : await waitingVotes(contest),
    hash: await hashOf({ contract: contest.contractHash, seed: contest.seed, ...counted }),
  }
}

async function waitingVotes(contest: ContestRow) {
  return { ballots: await votersOf(contest, 'provisional'), tallies: await waitingSupportOf(contest) }
}

/** Of many ideas in pieces: pages are served in between. */
async function hashOf(counted: { support: Support; [more: string]: unknown }) {
  const hash = createHash('sha256')
  const many = counted.support.length > fewIdeas
  for (const part of canonicalJsonInParts(counted)) {
    hash.update(part)
    if (many) await setImmediate()
  }
  return hash.digest('hex')
}
