import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { leaveAllGroups } from '#app/features/unions/leave-union.server.ts'
import { eraseBallots } from '#app/features/votes/erase-ballots.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { dropAddress, dropPrivateThings, dropWaysIn, emptyPerson } from '#drizzle/queries/erasure.ts'
import { personById } from '#drizzle/queries/people.ts'
import { hasOtherAdmin } from '#drizzle/queries/people-lists.ts'

/** `ballots` counts the entries of logs that nobody can open any more. */
export type Erased = { ok: true; ballots: number } | { ok: false; reason: 'last-admin' | 'not-confirmed' }

/**
 * Erases an account for good: name, address, ways in, letters, drafts, and what leads from ballots to the person or opens
 * them. Votes go on counting, ideas and comments stay without a name. `confirmed` is the address, written once more.
 * `viewer` is null at the machine itself. Throws 404 for those who may not.
 */
export async function erasePerson(
  viewer: Viewer | null,
  personId: string,
  confirmed: string,
  now = new Date(),
): Promise<Erased> {
  if (viewer) insist(can(viewer, 'site.erase-person'))
  return transaction(async () => {
    const person = await personById(personId)
    if (person?.kind !== 'account') throw notFound()
    if (confirmed.trim().toLowerCase() !== (person.email ?? '')) return { ok: false, reason: 'not-confirmed' }
    if (person.role === 'admin' && !(await hasOtherAdmin(personId))) return { ok: false, reason: 'last-admin' }

    const ballots = await eraseBallots(personId)
    await leaveAllGroups(personId, now)
    await dropWaysIn(personId)
    await dropPrivateThings(personId)
    if (person.email) await dropAddress(person.email)
    await emptyPerson(personId, newId(), now)
    await audit(viewer, 'person.erased', { subject: 'person', subjectId: personId, after: { ballots } }, now)
    return { ok: true, ballots }
  })
}
