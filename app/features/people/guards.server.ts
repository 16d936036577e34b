import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Decision } from '#app/features/policy/decision.ts'
import type { SiteAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { forbidden, notFound } from '#app/web/refuse.server.ts'

/** Throws what a denied viewer gets: 404 for what is concealed, 403 for the rest. */
export function insist(decision: Decision) {
  if (decision.allow) return
  throw decision.conceal ? notFound() : forbidden()
}

/** The signed-in account, or a turn to the sign-in page that comes back here. */
export async function requireAccount(request: Request): Promise<Viewer> {
  const viewer = await viewerOf(request)
  if (viewer.kind === 'account') return viewer
  const { pathname, search } = new URL(request.url)
  throw redirectTo(`/in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
}

/** Somebody with a row: an account, or a guest who has done something; others go to the sign-in page. */
export async function requirePerson(request: Request): Promise<Viewer> {
  const viewer = await viewerOf(request)
  return viewer.kind === 'guest' ? viewer : requireAccount(request)
}

/** An account that may do this on the whole site; for others the page does not exist. */
export async function requireSite(request: Request, action: SiteAction): Promise<Viewer> {
  const viewer = await viewerOf(request)
  insist(can(viewer, action))
  return viewer
}
