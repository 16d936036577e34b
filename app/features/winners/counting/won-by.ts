import type { Quorum } from '#app/features/ranking/counting/count-result.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** What ends the count: how many places there are and what an idea needs. */
export const wonBy = (contest: ContestRow) => ({
  seats: contest.kind === 'contest' ? contest.places : 0,
  seed: contest.seed,
  quorum: quorumOf(contest),
})

function quorumOf({ quorum, quorumKind }: ContestRow): Quorum | null {
  if (quorum === 0) return null
  return quorumKind === 'percent' ? { kind: 'share', percent: quorum } : { kind: 'supporters', minimum: quorum }
}
