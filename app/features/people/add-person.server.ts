import { audit } from '#app/features/events/audit.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import {
  addPerson as addRow,
  changePerson,
  type PersonRow,
  personByEmail,
  personById,
} from '#drizzle/queries/people.ts'

export interface NewPerson {
  /** As `emailField` gives it. */
  email: string
  name?: string
  affiliation?: PersonRow['affiliation']
  role?: PersonRow['role']
}

/**
 * Adds an account, or gives the one with this address what is said; what is left out stays as it was. Whoever may
 * call this (the operator of the machine, an admin) vouches for the address, so it counts as confirmed.
 */
export async function addPerson(
  actor: { id: string } | null,
  { email, name, affiliation, role }: NewPerson,
  now = new Date(),
): Promise<PersonRow> {
  return transaction(async () => {
    const known = await personByEmail(email)
    const account = known?.kind === 'account' ? known : undefined
    // Somebody without an account who only claimed the address does not become its owner's account.
    if (known && !account) await changePerson(known.id, { email: null })
    const id = account?.id ?? newId()
    const given = Object.fromEntries(Object.entries({ name, affiliation, role }).filter(([, value]) => value))
    const before = account && { affiliation: account.affiliation, role: account.role }
    if (account) await changePerson(id, { ...given, ...confirmedSince(account, now), ...newStamp(account, role) })
    else
      await addRow({
        id,
        kind: 'account',
        email,
        emailConfirmedAt: now,
        securityStamp: newId(),
        createdAt: now,
        ...given,
      })
    await audit(
      actor,
      account ? 'person.changed' : 'person.added',
      { subject: 'person', subjectId: id, before, after: given },
      now,
    )
    return (await personById(id)) as PersonRow
  })
}

const confirmedSince = (account: PersonRow, now: Date) => ({ emailConfirmedAt: account.emailConfirmedAt ?? now })

/** Sessions end when a role changes: they were begun under other rights. */
const newStamp = (account: PersonRow, role: PersonRow['role'] | undefined) =>
  role && role !== account.role ? { securityStamp: newId() } : {}
