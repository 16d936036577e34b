import { createHmac } from 'node:crypto'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { secretsFor } from '#app/server/secrets.server.ts'
import { transaction } from '#drizzle/database.ts'
import { personById } from '#drizzle/queries/people.ts'
import { addSecretLink, liveSecretLink } from '#drizzle/queries/secret-links.ts'

/**
 * The path of a guest's secret link, `/k/<token>`: the same one as long as it is not revoked, so that any page may
 * show it again. Undefined for accounts, who sign in instead, and for visitors who have done nothing yet.
 *
 * The database keeps only the token's hash; the token itself is made from a key that lies outside of it.
 */
export async function issueSecretLink(personId: string, now = new Date()): Promise<string | undefined> {
  return transaction(async () => {
    const person = await personById(personId)
    if (person?.kind !== 'guest' || person.suspendedAt) return undefined
    const link = await liveSecretLink(personId)
    const known = link && tokensFor(personId, link.createdAt).find((token) => hashSecret(token) === link.tokenHash)
    if (known) return `/k/${known}`
    const token = tokensFor(personId, now)[0] as string
    await addSecretLink({ tokenHash: hashSecret(token), personId, createdAt: now })
    return `/k/${token}`
  })
}

/** One for each generation of the key, the current first. */
function tokensFor(personId: string, createdAt: Date) {
  const about = `${personId}:${createdAt.getTime()}`
  return secretsFor('secret-link').map((key) => createHmac('sha256', key).update(about).digest('base64url'))
}
