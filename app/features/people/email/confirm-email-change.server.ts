import { audit } from '#app/features/events/audit.server.ts'
import { queueOldAddressMail } from '#app/features/people/email/queue-email-mails.server.ts'
import { emailChangePurpose } from '#app/features/people/email/request-email-change.server.ts'
import { isSame, mostTries } from '#app/features/people/sign-in/consume-code.server.ts'
import { affiliationOf } from '#app/features/people/sign-in/may-join.server.ts'
import { hashCode } from '#app/features/people/sign-in/request-code.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { moveGuest } from '#drizzle/queries/contest-guests.ts'
import { changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { endOtherSessions } from '#drizzle/queries/sessions.ts'
import { signInCodeById, spendSignInCode, spendTry } from '#drizzle/queries/sign-in-codes.ts'

export type EmailChanged =
  | { ok: true; email: string; cookie: string }
  | { ok: false; reason: 'people_code_over' }
  | { ok: false; reason: 'people_code_wrong'; left: number }

/**
 * Moves an account to the address whose code it enters. The old address is told, every session ends, and a new one
 * starts here under the cookie that is answered. Invitations of the old address come along and leave it.
 */
export async function confirmEmailChange(
  viewer: Viewer,
  request: Request,
  { id, code }: { id: string; code: string },
  now = new Date(),
): Promise<EmailChanged> {
  return transaction(async () => {
    const asked = await signInCodeById(id)
    const own = asked?.purpose === emailChangePurpose && asked.visitorId === viewer.id
    const row = own ? await spendTry(id, mostTries, now) : undefined
    if (!row) return { ok: false, reason: 'people_code_over' }
    if (!isSame(row.codeHash, hashCode(id, code))) {
      const left = mostTries - row.tries
      return left > 0 ? { ok: false, reason: 'people_code_wrong', left } : { ok: false, reason: 'people_code_over' }
    }
    if (!(await spendSignInCode(id, now)) || !(await freeAddress(row.email)))
      return { ok: false, reason: 'people_code_over' }
    return { ok: true, email: row.email, cookie: await move(viewer, request, row.email, now) }
  })
}

/** An account keeps its address; whoever only claimed it, without proof, gives it back. */
async function freeAddress(email: string) {
  const known = await personByEmail(email)
  if (known?.kind === 'account') return false
  if (known) await changePerson(known.id, { email: null })
  return true
}

async function move(viewer: Viewer, request: Request, email: string, now: Date) {
  const person = (await personById(viewer.id)) as PersonRow
  const securityStamp = newId()
  const affiliation = (await affiliationOf(email)) === 'employee' ? ('employee' as const) : person.affiliation
  await changePerson(person.id, { email, emailConfirmedAt: now, affiliation, securityStamp })
  if (person.email) await moveGuest(person.email, email)
  await endOtherSessions(person.id, '')
  const [before, after] = [{ email: person.email }, { email }]
  await audit(viewer, 'email.changed', { subject: 'person', subjectId: person.id, before, after }, now)
  if (person.email) await queueOldAddressMail(person, { old: person.email, email }, now)
  return startSession({ ...person, securityStamp }, request, now)
}
