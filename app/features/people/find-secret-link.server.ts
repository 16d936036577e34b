import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'
import { secretLinkByHash } from '#drizzle/queries/secret-links.ts'

/** The guest a secret link names; undefined when the link was revoked or its guest has an account by now. */
export async function findSecretLink(token: string): Promise<PersonRow | undefined> {
  const found = await secretLinkByHash(hashSecret(token))
  const works = found && !found.link.revokedAt && found.person.kind === 'guest' && !found.person.suspendedAt
  return works ? found.person : undefined
}
