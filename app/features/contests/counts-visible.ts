import { staffOf, type Viewer } from '#app/features/policy/viewer.ts'

export interface CountedContest {
  id: string
  kind: 'contest' | 'debate' | 'box'
  state: 'draft' | 'open' | 'closed' | 'concluded'
  counts: 'hidden' | 'shown'
  votingUntil: Date | null
  closedAt: Date | null
}

/** Nobody can be led by the figures any more: voting is over. */
export function votingIsOver(contest: CountedContest, now: Date) {
  if (contest.state === 'closed' || contest.state === 'concluded' || contest.closedAt) return true
  return contest.votingUntil !== null && contest.votingUntil <= now
}

/**
 * Whether a reader may see how many votes ideas have. Hidden counts show themselves to whoever has voted in this
 * contest, to those who run it, and to all once voting is over.
 */
export function countsVisible(viewer: Viewer, contest: CountedContest, hasVoted: boolean, now: Date) {
  return contest.counts === 'shown' || hasVoted || votingIsOver(contest, now) || staffOf(viewer, contest.id)
}
