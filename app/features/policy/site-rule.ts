import { allow, conceal, type Decision, deny } from './decision.ts'
import type { SiteAction } from './resources.ts'
import { isAdmin, isModerator, type Viewer } from './viewer.ts'

export function siteRule(viewer: Viewer, action: SiteAction): Decision {
  switch (action) {
    case 'site.create-contest':
      return isAdmin(viewer) || (viewer.kind === 'account' && viewer.role === 'owner') ? allow : conceal('staff-only')
    case 'site.found-union':
      return viewer.kind === 'account' ? allow : deny('sign-in-first')
    case 'site.moderate':
      return isModerator(viewer) ? allow : conceal('staff-only')
    case 'site.recover':
      return looksAfterSome(viewer) ? allow : conceal('staff-only')
    case 'site.administer':
    case 'site.erase-person':
      return isAdmin(viewer) ? allow : conceal('admins-only')
  }
}

/** Moderators, and whoever answers in any contest. */
const looksAfterSome = (viewer: Viewer) =>
  isModerator(viewer) || (viewer.kind === 'account' && viewer.owns.length + viewer.deputises.length > 0)
