import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { allProviders, type ProviderRow, providerById } from '#drizzle/queries/sign-on.ts'

/** Every provider of the site, open or not, without what only their form shows. Throws 404 for those who may not. */
export async function listProviders(viewer: Viewer) {
  insist(can(viewer, 'site.administer'))
  const rows = await allProviders()
  return rows.map(({ id, name, issuer, affiliation, enabled }) => ({ id, name, issuer, affiliation, enabled }))
}

/** The provider of this id; throws 404 without one, and for those who may not. */
export async function findProvider(viewer: Viewer, id: string): Promise<ProviderRow> {
  insist(can(viewer, 'site.administer'))
  return (await providerById(id)) ?? notFound()
}
