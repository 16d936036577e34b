import { randomInt } from 'node:crypto'
import { queueNewAddressMail } from '#app/features/people/email/queue-email-mails.server.ts'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { proofFault } from '#app/features/people/set-password.server.ts'
import { affiliationOf } from '#app/features/people/sign-in/may-join.server.ts'
import { codeLifetime, hashCode, mostMails } from '#app/features/people/sign-in/request-code.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { addSignInCode, unusedCodesSince, voidSignInCodes } from '#drizzle/queries/sign-in-codes.ts'

export const emailChangePurpose = 'email-change'
const hour = 60 * 60 * 1000

export type EmailChangeRequest =
  | { ok: true; id: string }
  | { ok: false; field: 'current'; reason: 'people_password_prove' | 'people_password_current_wrong' }
  | { ok: false; field: 'email'; reason: 'people_email_same' | 'people_email_stays' | 'people_email_too_many' }

/**
 * Mails a code to the address an account wants to move to. Whoever asks has just signed in by mail or knows the
 * password. The answer is the same whether the address is somebody's already; only its owner reads so in the mail.
 */
export async function requestEmailChange(
  viewer: Viewer,
  request: Request,
  { current, email }: { current: string; email: string },
  now = new Date(),
): Promise<EmailChangeRequest> {
  const person = (await personById(viewer.id)) as PersonRow
  const fault = await proofFault(person, request, current, now)
  if (fault) return { ok: false, field: 'current', reason: fault }
  if (email === person.email) return { ok: false, field: 'email', reason: 'people_email_same' }
  if (await leavesTheHouse(person, email)) return { ok: false, field: 'email', reason: 'people_email_stays' }
  return transaction(async () => {
    const sent = await unusedCodesSince(email, emailChangePurpose, new Date(now.getTime() - hour))
    if (sent.n >= mostMails) return { ok: false, field: 'email', reason: 'people_email_too_many' }
    await voidSignInCodes(email, emailChangePurpose, now)
    return { ok: true, id: await sendCode(person, email, now) }
  })
}

/** Who is an employee by their address keeps one of the organisation: nobody may be two employees in turn. */
async function leavesTheHouse({ email }: PersonRow, wanted: string) {
  return email !== null && (await affiliationOf(email)) === 'employee' && (await affiliationOf(wanted)) !== 'employee'
}

async function sendCode(person: PersonRow, email: string, now: Date) {
  const id = newId()
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  // There is no link: the code is entered where the change was asked for.
  const keys = { linkHash: hashSecret(newSessionSecret()), codeHash: hashCode(id, code) }
  const expiresAt = new Date(now.getTime() + codeLifetime)
  const row = { id, email, purpose: emailChangePurpose, visitorId: person.id, ...keys, createdAt: now, expiresAt }
  await addSignInCode(row)
  const taken = (await personByEmail(email))?.kind === 'account'
  await queueNewAddressMail(person, { email, code: taken ? undefined : code }, now)
  return id
}
