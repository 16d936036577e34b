import { dropBytes } from '#app/features/files/file-store.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { type Erased, eraseAccount } from '#app/features/privacy/erase-account.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { personById } from '#drizzle/queries/people.ts'

/**
 * Erases another's account for good, see `eraseAccount`. `confirmed` is the address, written once more. `viewer` is null
 * at the machine itself. Throws 404 for those who may not.
 */
export async function erasePerson(
  viewer: Viewer | null,
  personId: string,
  confirmed: string,
  now = new Date(),
): Promise<Erased> {
  if (viewer) insist(can(viewer, 'site.erase-person'))
  const erased = await transaction<Erased>(async () => {
    const person = await personById(personId)
    if (person?.kind !== 'account') throw notFound()
    if (confirmed.trim().toLowerCase() !== (person.email ?? '')) return { ok: false, reason: 'not-confirmed' }
    return eraseAccount(viewer, person, now)
  })
  if (erased.ok) await dropBytes(erased.files)
  return erased
}
