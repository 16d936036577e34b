import { type ApprovalStage, countApproval } from '#app/features/ranking/counting/count-approval.ts'
import type { CountedIdea, CountResult, Quorum } from '#app/features/ranking/counting/count-result.ts'

/** Votes that the database summed up, and what ends their count. */
export interface Sums {
  support: { id: string; cost: number | null; supporters: number }[]
  /** How many people voted. */
  ballots: number
  seats: number
  seed: string
  quorum: Quorum | null
}

/** The count by approval from sums. Pure, and as slow as the ideas are many: those of large contests go to a thread. */
export function countSupport({ support, ballots, ...won }: Sums): CountResult<ApprovalStage, CountedIdea[]> {
  return countApproval({
    candidates: support.map(({ id, cost }) => ({ id, cost })),
    tallies: support.map(({ id, supporters }) => ({ id, supporters })),
    participants: ballots,
    ...won,
  })
}
