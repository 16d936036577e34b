import { audit } from '#app/features/events/audit.server.ts'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import type { Scope } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addApiToken } from '#drizzle/queries/api-tokens.ts'

export interface TokenWanted {
  scopes: Scope[]
  /** What it is for, to recognise it in a list. */
  name?: string
  expiresAt?: Date | null
}

/** Makes an API token of a person and answers it; only its hash is kept, so nobody can show it again. */
export async function issueToken(
  actor: { id: string } | null,
  person: { id: string },
  { scopes, name = '', expiresAt = null }: TokenWanted,
  now = new Date(),
): Promise<string> {
  const token = `afl_${newSessionSecret()}`
  const id = newId()
  await transaction(async () => {
    await addApiToken({
      id,
      tokenHash: hashSecret(token),
      personId: person.id,
      name,
      scopes,
      createdAt: now,
      expiresAt,
    })
    await audit(actor, 'token.issued', { subject: 'token', subjectId: id, after: { personId: person.id, scopes } }, now)
  })
  return token
}
