import type { PersonInput } from '#app/features/admin/forms.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { settleUnionsOf } from '#app/features/unions/leave-union.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { hasOtherAdmin } from '#drizzle/queries/people-lists.ts'

type Changed = { ok: true; person: PersonRow } | { ok: false; reason: 'last-admin' }

/**
 * Gives an account another name, role or affiliation, or suspends it. Sessions end with the rights they were begun
 * under. The last administrator who can sign in stays one. Throws 404 for those who may not.
 */
export async function changeAccount(
  viewer: Viewer,
  personId: string,
  input: PersonInput,
  now = new Date(),
): Promise<Changed> {
  insist(can(viewer, 'site.administer'))
  return transaction(async () => {
    const person = await personById(personId)
    if (person?.kind !== 'account') throw notFound()
    const keepsPower = input.role === 'admin' && !input.suspended
    if (person.role === 'admin' && !keepsPower && !(await hasOtherAdmin(personId)))
      return { ok: false, reason: 'last-admin' }

    const { suspended, ...given } = input
    const suspendedAt = suspended ? (person.suspendedAt ?? now) : null
    const otherRights =
      person.role !== given.role ||
      person.affiliation !== given.affiliation ||
      (person.suspendedAt === null) === suspended
    await changePerson(personId, { ...given, suspendedAt, ...(otherRights ? { securityStamp: newId() } : {}) })
    if ((person.suspendedAt === null) === suspended) await settleUnionsOf(personId, now)
    await audit(
      viewer,
      'person.changed',
      { subject: 'person', subjectId: personId, before: said(person), after: { ...given, suspended } },
      now,
    )
    return { ok: true, person: (await personById(personId)) as PersonRow }
  })
}

const said = ({ name, title, affiliation, role, suspendedAt }: PersonRow) => ({
  name,
  title,
  affiliation,
  role,
  suspended: suspendedAt !== null,
})
