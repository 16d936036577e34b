import { allow, conceal, type Decision, deny } from './decision.ts'
import type { AppealFacts } from './resources.ts'
import { staffOf, type Viewer } from './viewer.ts'

/** Nobody judges their own decision, and nobody their own text: an appeal is for somebody else to read. */
export function appealRule(viewer: Viewer, { decidedBy, authorId, contest }: AppealFacts): Decision {
  if (!staffOf(viewer, contest.id)) return conceal('staff-only')
  return viewer.id === decidedBy || viewer.id === authorId ? deny('own-decision') : allow
}
