import { type Ballot, isFilled } from '#app/features/contests/ballots/ballots.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { mayVoteNow, type VotedContest, type VoteRefusal } from '#app/features/votes/may-vote.ts'
import { missingForVote } from '#app/features/votes/vote-state.ts'

/** Why this viewer may not hand in a ballot here, whatever it says; undefined when they may. */
export function mayFill(
  viewer: Viewer,
  contest: VotedContest & { ballot: Ballot },
  now: Date,
): VoteRefusal | 'one-by-one' | 'pair-by-pair' | undefined {
  if (!isFilled(contest)) return contest.ballot === 'pair' ? 'pair-by-pair' : 'one-by-one'
  const decision = can(viewer, 'contest.vote', contest)
  const late = mayVoteNow(contest, now)
  if (late && (decision.allow || decision.reason === 'sign-in-first')) return late
  if (!decision.allow) {
    const known = ['sign-in-first', 'scope-missing'] as const
    return known.find((word) => word === decision.reason) ?? 'not-for-you'
  }
  return missingForVote(viewer, contest) === 'invitation' ? 'not-invited' : undefined
}
