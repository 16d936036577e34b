import { audit } from '#app/features/events/audit.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { isGuessable } from '#app/features/people/set-password.server.ts'
import type { Organisation } from '#app/features/people/set-up-organisation.server.ts'
import { hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import {
  addPerson,
  changePerson,
  hasAdmin,
  type PersonRow,
  personByEmail,
  personById,
} from '#drizzle/queries/people.ts'
import { spendSetupLink } from '#drizzle/queries/setup-links.ts'

export interface FirstAdmin {
  email: string
  name: string
  /** Without one the admin signs in with mailed codes. */
  password?: string
}

export type AdminSetUp =
  | { ok: true; person: PersonRow }
  | { ok: false; reason: 'people_setup_over' | 'people_password_common' }

/**
 * Makes the first admin, and closes the set-up for ever. Of several at the same moment exactly one succeeds.
 * `token` is that of the console's link; who works at the command line has none and needs none.
 */
export async function setUpAdmin(admin: FirstAdmin, token: string | null, now = new Date()): Promise<AdminSetUp> {
  if (admin.password && (await isGuessable(admin.password, admin)))
    return { ok: false, reason: 'people_password_common' }
  const passwordHash = admin.password ? await hashPassword(admin.password) : null
  return transaction(async () => {
    if (await hasAdmin()) return { ok: false, reason: 'people_setup_over' }
    const link = token === null ? undefined : await spendSetupLink(hashSecret(token), now)
    if (token !== null && !link) return { ok: false, reason: 'people_setup_over' }
    const { language, organisation, timeZone } = (link?.progress ?? {}) as Partial<Organisation>
    if (language && organisation && timeZone) await changeSettings({ language, organisation, timeZone }, now)
    const person = await makeAdmin(admin, { passwordHash, language: language ?? null }, now)
    await audit(person, 'admin.first', { subject: 'person', subjectId: person.id }, now)
    return { ok: true, person }
  })
}

type Given = Pick<PersonRow, 'passwordHash' | 'language'>

async function makeAdmin({ email, name }: FirstAdmin, given: Given, now: Date): Promise<PersonRow> {
  const row = {
    ...given,
    kind: 'account' as const,
    email,
    // Who reads the console runs the machine: no mail could prove more.
    emailConfirmedAt: now,
    name,
    affiliation: 'employee' as const,
    role: 'admin' as const,
    securityStamp: newId(),
  }
  const known = await personByEmail(email)
  const account = known?.kind === 'account' ? known : undefined
  // A guest may have claimed the address without proving it.
  if (known && !account) await changePerson(known.id, { email: null })
  const id = account?.id ?? newId()
  if (account) await changePerson(id, row)
  else await addPerson({ id, ...row, createdAt: now })
  return (await personById(id)) as PersonRow
}
