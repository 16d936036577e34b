import type { Viewer } from '#app/features/policy/viewer.ts'
import { identitiesOf, openProviders } from '#drizzle/queries/sign-on.ts'

/** The providers a person can sign on with, and those they could connect. */
export async function listConnections(viewer: Viewer) {
  const rows = await identitiesOf(viewer.id)
  const connected = rows.map(({ identity, provider }) => ({
    issuer: identity.issuer,
    name: provider?.name ?? identity.issuer,
    email: identity.email,
  }))
  const known = new Set(rows.flatMap(({ provider }) => provider?.id ?? []))
  return { connected, others: (await openProviders()).filter(({ id }) => !known.has(id)) }
}
