import { allow, conceal, type Decision, deny } from './decision.ts'
import type { NameAction, NameFacts } from './resources.ts'
import { isModerator, type Viewer } from './viewer.ts'

/** Names belong to the whole site: its moderators decide about them, never about the one they bear themselves. */
export function nameRule(viewer: Viewer, action: NameAction, { bearerId }: NameFacts): Decision {
  const own = viewer.kind !== 'visitor' && viewer.id === bearerId
  if (action === 'name.decide' && !isModerator(viewer)) return conceal('staff-only')
  return own ? deny('own-decision') : allow
}
