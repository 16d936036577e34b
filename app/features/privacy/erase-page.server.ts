import type { Viewer } from '#app/features/policy/viewer.ts'
import { freshNeeds, passkeyOffer } from '#app/features/privacy/fresh-sign-in.server.ts'
import { contestsByIds } from '#drizzle/queries/own-contests.ts'
import { hasOtherAdmin } from '#drizzle/queries/people-lists.ts'

/** What the page for erasing oneself says besides what it says to everybody. */
export async function erasePage(viewer: Viewer, request: Request, now = new Date()) {
  const running = (await contestsByIds(viewer.owns)).filter(({ state }) => state === 'open' || state === 'closed')
  const needs = await freshNeeds(viewer, request, now)
  return {
    email: viewer.email ?? '',
    needs,
    passkey: await passkeyOffer(viewer, needs),
    runs: running.map(({ title }) => title).join(', '),
    lastAdmin: viewer.role === 'admin' && !(await hasOtherAdmin(viewer.id)),
  }
}
