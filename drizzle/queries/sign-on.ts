import { and, asc, eq } from 'drizzle-orm'
import { db } from '../database.ts'
import { people, signOnGroups, signOnIdentities, signOnProviders } from '../schema/index.ts'

export type ProviderRow = typeof signOnProviders.$inferSelect
export type IdentityRow = typeof signOnIdentities.$inferSelect

export async function addProvider(row: typeof signOnProviders.$inferInsert) {
  await db().insert(signOnProviders).values(row)
}

export async function changeProvider(id: string, change: Partial<typeof signOnProviders.$inferInsert>) {
  await db().update(signOnProviders).set(change).where(eq(signOnProviders.id, id))
}

export async function dropProvider(id: string) {
  await db().delete(signOnProviders).where(eq(signOnProviders.id, id))
}

export async function providerById(id: string): Promise<ProviderRow | undefined> {
  const [row] = await db().select().from(signOnProviders).where(eq(signOnProviders.id, id))
  return row
}

export async function providerByIssuer(issuer: string): Promise<ProviderRow | undefined> {
  const [row] = await db().select().from(signOnProviders).where(eq(signOnProviders.issuer, issuer))
  return row
}

export async function allProviders(): Promise<ProviderRow[]> {
  return db().select().from(signOnProviders).orderBy(asc(signOnProviders.createdAt), asc(signOnProviders.id))
}

/** What a stranger may know of the providers they can sign on with. */
export async function openProviders() {
  return db()
    .select({ id: signOnProviders.id, name: signOnProviders.name })
    .from(signOnProviders)
    .where(eq(signOnProviders.enabled, true))
    .orderBy(asc(signOnProviders.createdAt), asc(signOnProviders.id))
}

/** The person a provider's subject is here. */
export async function personByIdentity(issuer: string, subject: string) {
  const [row] = await db()
    .select({ person: people })
    .from(signOnIdentities)
    .innerJoin(people, eq(people.id, signOnIdentities.personId))
    .where(and(eq(signOnIdentities.issuer, issuer), eq(signOnIdentities.subject, subject)))
  return row?.person
}

export async function addIdentity(row: typeof signOnIdentities.$inferInsert) {
  await db().insert(signOnIdentities).values(row)
}

export async function touchIdentity(issuer: string, subject: string, change: { email: string; usedAt: Date }) {
  await db()
    .update(signOnIdentities)
    .set(change)
    .where(and(eq(signOnIdentities.issuer, issuer), eq(signOnIdentities.subject, subject)))
}

/** A person's identities with the provider each is of, as long as the site knows it. */
export async function identitiesOf(personId: string) {
  return db()
    .select({ identity: signOnIdentities, provider: signOnProviders })
    .from(signOnIdentities)
    .leftJoin(signOnProviders, eq(signOnProviders.issuer, signOnIdentities.issuer))
    .where(eq(signOnIdentities.personId, personId))
    .orderBy(asc(signOnIdentities.createdAt))
}

/** Answers whether there was such an identity of this person. */
export async function dropIdentity(personId: string, issuer: string) {
  const gone = await db()
    .delete(signOnIdentities)
    .where(and(eq(signOnIdentities.personId, personId), eq(signOnIdentities.issuer, issuer)))
    .returning()
  await db()
    .delete(signOnGroups)
    .where(and(eq(signOnGroups.personId, personId), eq(signOnGroups.issuer, issuer)))
  return gone.length > 0
}

/** The contests this provider opens to a person from now on. */
export async function setOpenedContests(personId: string, issuer: string, contestIds: string[]) {
  await db()
    .delete(signOnGroups)
    .where(and(eq(signOnGroups.personId, personId), eq(signOnGroups.issuer, issuer)))
  const rows = [...new Set(contestIds)].map((contestId) => ({ personId, issuer, contestId }))
  if (rows.length > 0) await db().insert(signOnGroups).values(rows)
}

/** What a provider opened closes when the site no longer takes its word. */
export async function dropOpenedBy(issuer: string) {
  await db().delete(signOnGroups).where(eq(signOnGroups.issuer, issuer))
}
