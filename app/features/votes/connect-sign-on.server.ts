import { type Connected, connectIdentity } from '#app/features/people/sign-on/connect-identity.server.ts'
import { type PendingIdentity, pendingCookie } from '#app/features/people/sign-on/pending-identity.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { beginSession, type SignedIn } from '#app/features/votes/finish-sign-in.server.ts'
import { transaction } from '#drizzle/database.ts'

/** Connects what waited in this browser with the account signed in, and renews the session: the way in has changed. */
export async function connectSignOn(
  viewer: Viewer,
  pending: PendingIdentity,
  request: Request,
  now = new Date(),
): Promise<SignedIn | Exclude<Connected, { ok: true }>> {
  return transaction(async () => {
    const connected = await connectIdentity(viewer, pending, now)
    if (!connected.ok) return connected
    const { person } = connected
    const headers = await beginSession({ person, adopted: [] }, request, now)
    headers.push(['Set-Cookie', pendingCookie.clear()])
    return { ok: true, person, next: pending.next, headers }
  })
}
