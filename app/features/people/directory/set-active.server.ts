import { audit } from '#app/features/events/audit.server.ts'
import type { Directory } from '#app/features/people/directory/require-directory.server.ts'
import { scimProblem } from '#app/features/people/directory/scim-problem.server.ts'
import { newId } from '#drizzle/ids.ts'
import { changePerson, type PersonRow } from '#drizzle/queries/people.ts'
import { hasOtherAdmin } from '#drizzle/queries/people-lists.ts'
import { changeScimUser, otherDeactivations, type ScimUserRow } from '#drizzle/queries/scim.ts'

/**
 * Closes or opens a person's account, inside the caller's transaction: who is closed out is out with the next request,
 * everywhere. What an administrator has closed, a directory does not open. The last administrator stays.
 */
export async function setActive(
  directory: Directory,
  user: ScimUserRow,
  person: PersonRow,
  active: boolean,
  now: Date,
): Promise<void> {
  if (active ? !user.deactivatedAt : user.deactivatedAt && person.suspendedAt) return
  await (active ? open(user, person) : close(user, person, now))
  const about = { subject: 'person' as const, subjectId: person.id, reason: directory.reason }
  await audit(null, active ? 'directory.activated' : 'directory.deactivated', about, now)
}

async function close(user: ScimUserRow, person: PersonRow, now: Date) {
  if (person.role === 'admin' && !(await hasOtherAdmin(person.id)))
    throw scimProblem(403, 'This is the last administrator. Name another one here first.')
  await changeScimUser(user.id, { deactivatedAt: now, updatedAt: now })
  await changePerson(person.id, { suspendedAt: person.suspendedAt ?? now, securityStamp: newId() })
}

async function open(user: ScimUserRow, person: PersonRow) {
  await changeScimUser(user.id, { deactivatedAt: null })
  if (person.suspendedAt?.getTime() !== user.deactivatedAt?.getTime()) return
  // Another directory may have closed it too: then it is that one's to open.
  const [other] = await otherDeactivations(person.id, user.id)
  await changePerson(person.id, { suspendedAt: other?.deactivatedAt ?? null, securityStamp: newId() })
}
