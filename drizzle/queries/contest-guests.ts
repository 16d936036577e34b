import { and, asc, eq } from 'drizzle-orm'
import { db } from '../database.ts'
import { contestGuests } from '../schema/index.ts'

export async function guestsOf(contestId: string) {
  return db()
    .select({ kind: contestGuests.kind, value: contestGuests.value })
    .from(contestGuests)
    .where(eq(contestGuests.contestId, contestId))
    .orderBy(asc(contestGuests.kind), asc(contestGuests.value))
}

const atOnce = 200

/** Replaces the list of those invited; addresses and domains in lower case. */
export async function setGuests(contestId: string, { emails, domains }: { emails: string[]; domains: string[] }) {
  await db().delete(contestGuests).where(eq(contestGuests.contestId, contestId))
  await addGuests(contestId, { emails, domains })
}

/** Adds to the list of those invited. */
export async function addGuests(contestId: string, { emails, domains }: { emails: string[]; domains: string[] }) {
  const rows = [
    ...emails.map((value) => ({ contestId, kind: 'email' as const, value })),
    ...domains.map((value) => ({ contestId, kind: 'domain' as const, value })),
  ]
  for (let start = 0; start < rows.length; start += atOnce) {
    await db()
      .insert(contestGuests)
      .values(rows.slice(start, start + atOnce))
      .onConflictDoNothing()
  }
}

/** Invitations of one address become those of another. */
export async function moveGuest(from: string, to: string) {
  const own = and(eq(contestGuests.kind, 'email'), eq(contestGuests.value, from))
  const rows = await db().delete(contestGuests).where(own).returning({ contestId: contestGuests.contestId })
  for (const { contestId } of rows) await addGuests(contestId, { emails: [to], domains: [] })
}
