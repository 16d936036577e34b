import { hashSecret, newSessionSecret, sessionCookieName } from '#app/features/people/session-cookie.server.ts'
import { absoluteLimit } from '#app/features/people/session-length.ts'
import { setCookie } from '#app/web/cookies.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'
import { addSession, noteUse } from '#drizzle/queries/sessions.ts'

const longestDevice = 200

/** Starts a session under a fresh id and answers the Set-Cookie header that carries it. */
export async function startSession(person: PersonRow, request: Request, now = new Date()): Promise<string> {
  const secret = newSessionSecret()
  const length = absoluteLimit(person)
  await transaction(async () => {
    await noteUse(person.id, now)
    await addSession({
      idHash: hashSecret(secret),
      personId: person.id,
      securityStamp: person.securityStamp,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + length),
      device: (request.headers.get('User-Agent') ?? '').slice(0, longestDevice),
      network: requestContext().ip,
    })
  })
  return setCookie(sessionCookieName, secret, { maxAge: length / 1000 })
}
