import { audit } from '#app/features/events/audit.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { isCommonPassword } from '#app/features/people/sign-in/common-password.ts'
import { fitsPassword, hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { codePurpose } from '#app/features/people/sign-in/request-code.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { endOtherSessions, liveSession } from '#drizzle/queries/sessions.ts'
import { codeUsedAt } from '#drizzle/queries/sign-in-codes.ts'

const freshFor = 30 * 60 * 1000

export type PasswordSet =
  | { ok: true; cookie: string }
  | { ok: false; reason: 'people_password_common' | 'people_password_current_wrong' | 'people_password_prove' }

/**
 * Sets or changes a password. Whoever does it knows the current one, or signed in with a mailed code within the last
 * half hour. Every session ends, and a new one starts here under the cookie that is answered.
 */
export async function setPassword(
  viewer: Viewer,
  request: Request,
  { current, password }: { current: string; password: string },
  now = new Date(),
): Promise<PasswordSet> {
  const person = (await personById(viewer.id)) as PersonRow
  const fault = await proofFault(person, request, current, now)
  if (fault) return { ok: false, reason: fault }
  if (await isGuessable(password, person)) return { ok: false, reason: 'people_password_common' }

  const passwordHash = await hashPassword(password)
  return transaction(async () => {
    const securityStamp = newId()
    await changePerson(person.id, { passwordHash, securityStamp })
    await endOtherSessions(person.id, '')
    await audit(viewer, 'password.changed', { subject: 'person', subjectId: person.id }, now)
    return { ok: true, cookie: await startSession({ ...person, securityStamp }, request, now) }
  })
}

/** Why somebody may not change how they get in: they must know their password, or have just signed in by mail. */
export async function proofFault(person: PersonRow, request: Request, current: string, now: Date) {
  if (await hasProvedAddress(person, request, now)) return undefined
  if (!person.passwordHash) return 'people_password_prove' as const
  return (await fitsPassword(current, person.passwordHash)) ? undefined : ('people_password_current_wrong' as const)
}

/** Whether this very session began with a mailed code, lately. Such a person may replace a forgotten password. */
export async function hasProvedAddress({ email }: { email: string | null }, request: Request, now = new Date()) {
  const hash = sessionHashOf(request)
  const begun = hash && (await liveSession(hash, now))?.session.createdAt
  if (!email || !begun || now.getTime() - begun.getTime() > freshFor) return false
  return codeUsedAt(email, codePurpose, begun)
}

/** Whether a password is made of favourites, or of what is known about the person and the site. */
export async function isGuessable(password: string, person: { name: string; email: string | null }) {
  const { organisation } = await siteSettings()
  return isCommonPassword(password, ['aflora', organisation, person.name, person.email ?? ''])
}
