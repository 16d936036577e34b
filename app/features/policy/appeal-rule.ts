import { allow, conceal, type Decision, deny } from './decision.ts'
import type { AppealFacts } from './resources.ts'
import { isModerator, staffOf, type Viewer } from './viewer.ts'

/** Nobody judges their own decision, and nobody their own text or name: an appeal is for somebody else to read. */
export function appealRule(viewer: Viewer, { decidedBy, authorId, contest }: AppealFacts): Decision {
  if (!(contest ? staffOf(viewer, contest.id) : isModerator(viewer))) return conceal('staff-only')
  return viewer.id === decidedBy || viewer.id === authorId ? deny('own-decision') : allow
}
