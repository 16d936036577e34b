import { consumeLink } from '#app/features/people/sign-in/consume-code.server.ts'
import { hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { requestCode } from '#app/features/people/sign-in/request-code.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeMail, latestMails } from '#drizzle/queries/mails.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aPerson, aRequest } from '#tests/factory.ts'
import { tokenFor } from '#tests/mailbox.ts'

/** The cookie of a browser in which somebody signed in by mail a moment ago. */
export async function freshCookie(viewer: Viewer, now = new Date()): Promise<string> {
  await requestCode({ email: viewer.email as string }, now)
  await consumeLink(await tokenFor(viewer.email as string), now)
  return cookieHeader(await startSession((await personById(viewer.id)) as PersonRow, aRequest('/'), now))
}

export const withPassword = async (password: string, given: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({ ...given, passwordHash: await hashPassword(password) })

/** As if every mail of the outbox had gone out. */
export async function markAllSent() {
  const all = await latestMails(1000)
  await transaction(async () => {
    for (const { id } of all) await changeMail(id, { sentAt: new Date() })
  })
}
