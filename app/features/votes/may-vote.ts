import { phaseOf, takesVotes } from '#app/features/contests/phase.ts'
import { can } from '#app/features/policy/can.ts'
import type { Decision } from '#app/features/policy/decision.ts'
import type { IdeaFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { type Eligibility, missingForVote } from '#app/features/votes/vote-state.ts'

/** Why a vote is refused; `votes_refused_…` says it to the person. */
export type VoteRefusal =
  | 'not-yet'
  | 'closed'
  | 'own-idea'
  | 'not-published'
  | 'no-votes-left'
  | 'not-for-you'
  | 'not-invited'
  | 'sign-in-first'
  | 'scope-missing'
  | 'void'
  | 'whole-ballot'

export type VotedContest = IdeaFacts['contest'] & Parameters<typeof takesVotes>[0] & { eligibility: Eligibility }

/** Whether votes are taken at this instant: the deadline is the deadline. */
export function mayVoteNow(contest: VotedContest, now: Date): VoteRefusal | undefined {
  if (takesVotes(contest, now)) return undefined
  const phase = phaseOf(contest, now)
  return phase === 'draft' || phase === 'announced' || phase === 'ideas' || phase === 'discussion'
    ? 'not-yet'
    : 'closed'
}

/** Why this viewer may not vote for this idea, budgets aside; undefined when they may. Concealed things are `concealed`. */
export function mayVote(
  viewer: Viewer,
  idea: Omit<IdeaFacts, 'contest'> & { contest: VotedContest },
  now: Date,
): VoteRefusal | 'concealed' | undefined {
  return whyNot(viewer, can(viewer, 'idea.vote', idea), idea.contest, now)
}

/** The same of a contest as a whole, before there is an idea to speak of. */
export function mayVoteIn(viewer: Viewer, contest: VotedContest, now: Date): VoteRefusal | 'concealed' | undefined {
  return whyNot(viewer, can(viewer, 'contest.vote', contest), contest, now)
}

function whyNot(viewer: Viewer, decision: Decision, contest: VotedContest, now: Date) {
  if (!decision.allow && decision.conceal) return 'concealed'
  const late = mayVoteNow(contest, now)
  if (late && (decision.allow || decision.reason === 'sign-in-first')) return late
  if (!decision.allow) return refusalOf(decision.reason)
  return missingForVote(viewer, contest) === 'invitation' ? 'not-invited' : undefined
}

function refusalOf(reason: string): VoteRefusal {
  const known = ['own-idea', 'not-published', 'sign-in-first', 'scope-missing'] as const
  return known.find((word) => word === reason) ?? 'not-for-you'
}
