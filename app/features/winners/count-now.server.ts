import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { type ApprovalStage, countApproval } from '#app/features/ranking/counting/count-approval.ts'
import type { CountedIdea, CountResult } from '#app/features/ranking/counting/count-result.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { supportOf, votersOf } from '#drizzle/queries/counting.ts'

/** A count as pages, the API and exports show it. */
export interface Count extends CountResult<ApprovalStage, CountedIdea[]> {
  contest: string
  /** SHA-256 of what was counted and by which contract, so that two counts can be compared at a glance. */
  hash: string
  /** People whose votes were counted. */
  ballots: number
  /** People whose votes wait for a confirmed address; counted apart and deciding nothing. */
  provisional: { ballots: number; tallies: { id: string; supporters: number }[] }
}

/** Applies the contest's published rule to its ballots as they are now. Changes nothing. */
export async function countNow(contest: ContestRow): Promise<Count> {
  const support = await supportOf(contest.id)
  const ballots = await votersOf(contest.id, 'counted')
  const waiting = (await supportOf(contest.id, 'provisional')).filter((idea) => idea.supporters > 0)
  const result = countApproval({
    candidates: support.map(({ id, cost }) => ({ id, cost })),
    tallies: support.map(({ id, supporters }) => ({ id, supporters })),
    participants: ballots,
    seats: contest.kind === 'contest' ? contest.places : 0,
    seed: contest.seed,
    quorum: quorumOf(contest),
  })
  return {
    ...result,
    contest: contest.id,
    ballots,
    provisional: {
      ballots: await votersOf(contest.id, 'provisional'),
      tallies: waiting.map(({ id, supporters }) => ({ id, supporters })),
    },
    hash: hashOf({ contract: contest.contractHash, seed: contest.seed, support, ballots }),
  }
}

function quorumOf({ quorum, quorumKind }: ContestRow) {
  if (quorum === 0) return null
  return quorumKind === 'percent'
    ? ({ kind: 'share', percent: quorum } as const)
    : ({ kind: 'supporters', minimum: quorum } as const)
}

const hashOf = (counted: unknown) => createHash('sha256').update(canonicalJson(counted)).digest('hex')
