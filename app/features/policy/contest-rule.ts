import { allow, conceal, type Decision, deny } from './decision.ts'
import type { Audience, ContestAction, ContestFacts } from './resources.ts'
import { answersFor, isBlind, ownsContest, staffOf, type Viewer } from './viewer.ts'

export function contestRule(viewer: Viewer, action: ContestAction, contest: ContestFacts): Decision {
  if (action === 'contest.judge') return judges(viewer, contest) ? allow : conceal('not-for-you')
  if (!seesContest(viewer, contest)) return conceal('not-for-you')
  switch (action) {
    case 'contest.see':
      return allow
    case 'contest.follow':
      return viewer.kind === 'account' ? allow : deny('sign-in-first')
    case 'contest.propose':
    case 'contest.complain':
    case 'contest.vote':
    case 'contest.comment':
      return takesPart(viewer, contest)
    case 'contest.manage':
      return ownsContest(viewer, contest.id) ? allow : conceal('staff-only')
    case 'contest.answer':
      return answersFor(viewer, contest.id) ? allow : conceal('staff-only')
    case 'contest.bring':
      return staffOf(viewer, contest.id) || answersFor(viewer, contest.id) ? allow : conceal('staff-only')
    case 'contest.final':
      if (!ownsContest(viewer, contest.id)) return conceal('staff-only')
      return contest.state === 'closed' || contest.state === 'concluded' ? allow : deny('not-closed')
    case 'contest.moderate':
      return staffOf(viewer, contest.id) ? allow : conceal('staff-only')
  }
}

/** A juror may come from anywhere: their papers are there for them whatever the audience of the contest. */
const judges = (viewer: Viewer, contest: ContestFacts) =>
  viewer.kind === 'account' && contest.state !== 'draft' && viewer.judges.includes(contest.id)

/**
 * Drafts are their owners'; everything else belongs to its audience and to those who look after the site. A juror who
 * judges blind sees the papers and nothing else of the contest until all of them are handed in.
 */
export function seesContest(viewer: Viewer, contest: ContestFacts) {
  if (isBlind(viewer, contest.id)) return false
  if (ownsContest(viewer, contest.id)) return true
  if (contest.state === 'draft') return false
  return staffOf(viewer, contest.id) || within(viewer, contest.audience, contest.id)
}

/** Guests may take part where everyone may; elsewhere the account's affiliation or invitation decides. */
function takesPart(viewer: Viewer, contest: ContestFacts): Decision {
  if (within(viewer, contest.takePart, contest.id)) return allow
  return viewer.kind === 'account' ? deny('not-for-you') : deny('sign-in-first')
}

function within(viewer: Viewer, audience: Audience, contestId: string) {
  if (audience === 'everyone') return true
  if (viewer.kind !== 'account') return false
  if (audience === 'invited') return viewer.confirmed && viewer.invitedTo.includes(contestId)
  return viewer.affiliation === (audience === 'customers' ? 'customer' : 'employee')
}
