import type { ApprovalBallot } from '#app/features/ranking/counting/count-approval.ts'
import type { Candidate, Quorum } from '#app/features/ranking/counting/count-result.ts'

/**
 * The approvals of a contest as they travel to another thread: what ballot n approves of are the candidates whose
 * numbers stand in `choices` from `starts[n]` up to `starts[n + 1]`.
 */
export interface BallotBox {
  candidates: Candidate[]
  choices: Int32Array
  starts: Int32Array
  seats: number
  seed: string
  quorum: Quorum | null
}

export function ballotsIn({ candidates, choices, starts }: BallotBox): ApprovalBallot[] {
  return Array.from({ length: starts.length - 1 }, (_, ballot) => ({
    approvals: Array.from(
      choices.subarray(starts[ballot], starts[ballot + 1]),
      (candidate) => candidates[candidate]?.id as string,
    ),
  }))
}
