import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import { db } from '../database.ts'
import { apiTokens, people } from '../schema/index.ts'

export type ApiTokenRow = typeof apiTokens.$inferSelect

export async function addApiToken(row: typeof apiTokens.$inferInsert) {
  await db().insert(apiTokens).values(row)
}

/** The token with its person; nothing when it was revoked or has expired. */
export async function liveApiToken(tokenHash: string, now: Date) {
  const [row] = await db()
    .select({ token: apiTokens, person: people })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(
      and(
        eq(apiTokens.tokenHash, tokenHash),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
      ),
    )
  return row
}

export async function touchApiToken(id: string, lastUsedAt: Date) {
  await db().update(apiTokens).set({ lastUsedAt }).where(eq(apiTokens.id, id))
}

export async function apiTokensOf(personId: string): Promise<ApiTokenRow[]> {
  return db()
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt))
}

/** Answers whether there was such a token of this person. */
export async function revokeApiToken(id: string, personId: string, now: Date) {
  const revoked = await db()
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.id, id), eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id })
  return revoked.length === 1
}
