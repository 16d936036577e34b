import type { PendingIdentity } from '#app/features/people/sign-on/pending-identity.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { providerById } from '#drizzle/queries/sign-on.ts'

/** What waits to be connected, and whether the person it belongs to is the one signed in; undefined without provider. */
export async function describePending({ provider: id, email, personId, next }: PendingIdentity, viewer: Viewer) {
  const provider = await providerById(id)
  if (!provider) return undefined
  const own = viewer.kind === 'account' && viewer.id === personId
  return {
    provider: provider.name,
    email,
    next,
    own,
    isSignedIn: viewer.kind === 'account',
    account: viewer.email ?? '',
  }
}
