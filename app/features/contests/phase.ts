export type Phase = 'draft' | 'announced' | 'ideas' | 'discussion' | 'voting' | 'jury' | 'deciding' | 'answered'

/** What the phase depends on; all instants UTC. */
export interface Dated {
  kind: 'contest' | 'debate' | 'box'
  state: 'draft' | 'open' | 'closed' | 'concluded'
  ideasFrom: Date | null
  ideasUntil: Date | null
  votingFrom: Date | null
  votingUntil: Date | null
  juryUntil: Date | null
  closedAt: Date | null
  /** The contest whose finalists these are; its ideas are all there. */
  finalOf: string | null
  /** The phase that was last announced. */
  announcedPhase?: string
}

/**
 * The phase of a contest at an instant, from its dates alone. A recorded closing holds whatever the clock says later,
 * and so does an end that was announced.
 * Where ideas and voting overlap the phase is `voting`; ask `takesIdeas` for the other half.
 */
export function phaseOf(contest: Dated, now: Date): Phase {
  if (contest.state === 'draft') return 'draft'
  if (contest.state === 'concluded') return 'answered'
  if (contest.state === 'closed') return contest.juryUntil && now < contest.juryUntil ? 'jury' : 'deciding'
  if (wasDeciding(contest)) return 'deciding'
  if (contest.announcedPhase === 'jury') return isOver(contest.juryUntil, now) ? 'deciding' : 'jury'
  if (contest.ideasFrom && now < contest.ideasFrom) return 'announced'
  if (contest.kind === 'debate') return isOver(contest.ideasUntil, now) ? 'deciding' : 'discussion'
  if (takesVotes(contest, now)) return 'voting'
  if (takesIdeas(contest, now)) return 'ideas'
  if (contest.votingFrom && now < contest.votingFrom) return 'discussion'
  return contest.juryUntil && now < contest.juryUntil ? 'jury' : 'deciding'
}

/** A box takes ideas and votes for ever; a debate takes neither, a final has all its ideas from the beginning. */
export function takesIdeas(contest: Dated, now: Date) {
  if (contest.state !== 'open' || contest.kind === 'debate' || contest.finalOf || hasEnded(contest)) return false
  return hasBegun(contest.ideasFrom, now) && !isOver(contest.ideasUntil, now)
}

export function takesVotes(contest: Dated, now: Date) {
  if (contest.state !== 'open' || contest.kind === 'debate' || contest.closedAt || hasEnded(contest)) return false
  if (contest.kind === 'contest' && !contest.votingFrom) return false
  return hasBegun(contest.votingFrom, now) && !isOver(contest.votingUntil, now)
}

/** People may argue from the beginning until the contest is closed. */
export function takesComments(contest: Dated, now: Date) {
  return contest.state === 'open' && hasBegun(contest.ideasFrom, now) && phaseOf(contest, now) !== 'deciding'
}

const wasDeciding = ({ announcedPhase = '' }: Dated) => ['deciding', 'answered'].includes(announcedPhase)

/** What has ended stays ended: a clock that is set back opens nothing again, for others have seen the outcome. */
const hasEnded = (contest: Dated) => wasDeciding(contest) || contest.announcedPhase === 'jury'

const hasBegun = (from: Date | null, now: Date) => from === null || from <= now
const isOver = (until: Date | null, now: Date) => until !== null && until <= now
