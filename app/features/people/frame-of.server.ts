import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { logoOf } from '#app/features/settings/logo-of.ts'
import type { SiteSettings } from '#app/features/settings/site-settings.server.ts'

type Unread = { n: number; label: string }

/** What the frame of every page shows of the organisation and of the person before it. */
export function frameOf(viewer: Viewer, settings: SiteSettings, news?: Unread) {
  const { organisation, showMadeWith, contact } = settings
  const menu = menuOf(viewer)
  return {
    organisation,
    logo: logoOf(settings),
    madeWith: showMadeWith && organisation !== 'Aflora',
    contact,
    viewer: menu && { ...menu, news },
  }
}

function menuOf(viewer: Viewer) {
  if (viewer.kind === 'visitor') return undefined
  return {
    // Only the person sees their own menu, so the address may stand in for a name.
    name: viewer.name || (viewer.email?.split('@')[0] ?? ''),
    account: viewer.kind === 'account',
    opensContests: can(viewer, 'site.create-contest').allow,
    moderates: can(viewer, 'site.moderate').allow || (viewer.kind === 'account' && viewer.owns.length > 0),
    administers: can(viewer, 'site.administer').allow,
  }
}
