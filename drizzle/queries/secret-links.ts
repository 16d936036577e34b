import { and, desc, eq, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { people, secretLinks } from '../schema/index.ts'

export async function addSecretLink(row: typeof secretLinks.$inferInsert) {
  await db().insert(secretLinks).values(row)
}

/** The link a person holds now. */
export async function liveSecretLink(personId: string) {
  const [row] = await db()
    .select()
    .from(secretLinks)
    .where(and(eq(secretLinks.personId, personId), isNull(secretLinks.revokedAt)))
    .orderBy(desc(secretLinks.createdAt))
    .limit(1)
  return row
}

/** Whose link this is, revoked or not. */
export async function secretLinkByHash(tokenHash: string) {
  const [row] = await db()
    .select({ link: secretLinks, person: people })
    .from(secretLinks)
    .innerJoin(people, eq(people.id, secretLinks.personId))
    .where(eq(secretLinks.tokenHash, tokenHash))
  return row
}

export async function revokeSecretLinks(personId: string, now: Date) {
  await db()
    .update(secretLinks)
    .set({ revokedAt: now })
    .where(and(eq(secretLinks.personId, personId), isNull(secretLinks.revokedAt)))
}
