import { allow, conceal, type Decision, deny } from './decision.ts'
import type { CaseAction, CaseFacts } from './resources.ts'
import { answersFor, staffOf, type Viewer } from './viewer.ts'

/** A complaint is between the person who made it and those who look after the contest; for all others it is not there. */
export function caseRule(viewer: Viewer, action: CaseAction, { personId, contest }: CaseFacts): Decision {
  const mine = viewer.kind !== 'visitor' && viewer.id === personId
  const team = staffOf(viewer, contest.id) || answersFor(viewer, contest.id)
  if (!mine && !team) return conceal('not-for-you')
  switch (action) {
    case 'case.see':
      return allow
    case 'case.answer':
      return team ? allow : deny('staff-only')
    case 'case.follow-up':
      return mine ? allow : deny('not-yours')
  }
}
