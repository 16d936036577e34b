import { type Dated, takesVotes } from '#app/features/contests/phase.ts'
import { can } from '#app/features/policy/can.ts'
import type { ContestFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { type Eligibility, missingForVote } from '#app/features/votes/vote-state.ts'

/** Whether a waiting vote or ballot of this person may count from now on. */
export function mayCount(
  viewer: Viewer,
  { contest }: { contest: ContestFacts & Dated & { eligibility: Eligibility } },
  now: Date,
) {
  if (!takesVotes(contest, now) || missingForVote(viewer, contest) !== 'nothing') return false
  return can(viewer, 'contest.vote', contest).allow
}
