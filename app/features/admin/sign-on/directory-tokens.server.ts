import { findProvider } from '#app/features/admin/sign-on/list-providers.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addScimToken, countScimUsers, revokeScimToken, scimTokensOf } from '#drizzle/queries/scim.ts'

/** What an administrator sees of a provider's directory. Throws 404 for those who may not, as do the verbs below. */
export async function directoryPage(viewer: Viewer, providerId: string) {
  const { id, name } = await findProvider(viewer, providerId)
  const tokens = (await scimTokensOf(id)).map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    createdAt,
    lastUsedAt,
  }))
  return { id, name, address: siteUrl('/scim/v2'), users: await countScimUsers(id, {}), tokens }
}

/** Makes a token with which the provider's directory may add and remove people; only its hash is kept. */
export async function makeDirectoryToken(viewer: Viewer, providerId: string, name: string, now = new Date()) {
  const provider = await findProvider(viewer, providerId)
  const token = `scim_${newSessionSecret()}`
  const id = newId()
  await transaction(async () => {
    await addScimToken({ id, tokenHash: hashSecret(token), providerId: provider.id, name, createdAt: now })
    const about = { subject: 'token' as const, subjectId: id, after: { provider: provider.name, name } }
    await audit(viewer, 'directory.token-issued', about, now)
  })
  return token
}

/** From the next request on the token is worth nothing. */
export async function revokeDirectoryToken(viewer: Viewer, providerId: string, id: string, now = new Date()) {
  const provider = await findProvider(viewer, providerId)
  await transaction(async () => {
    const gone = await revokeScimToken(id, provider.id, now)
    if (!gone) throw notFound()
    const about = { subject: 'token' as const, subjectId: id, before: { provider: provider.name, name: gone.name } }
    await audit(viewer, 'directory.token-revoked', about, now)
  })
}
