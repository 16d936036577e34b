import { and, count, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { broughtIdeas, broughtLetters, contests, ideas, people } from '../schema/index.ts'

export type BroughtRow = typeof broughtIdeas.$inferSelect

export async function addBrought(row: typeof broughtIdeas.$inferInsert) {
  await db().insert(broughtIdeas).values(row)
}

const by = sql<string>`coalesce((select b.name from people b where b.id = ${broughtIdeas.broughtBy}), '')`

/** What was brought from elsewhere, with the idea it is now, in whose name it stands, and who brought it. */
const everything = () =>
  db()
    .select({ brought: broughtIdeas, idea: ideas, contest: contests, author: people, by })
    .from(broughtIdeas)
    .innerJoin(ideas, eq(ideas.id, broughtIdeas.ideaId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .innerJoin(people, eq(people.id, ideas.authorId))

export async function broughtIdea(ideaId: string) {
  const [row] = await everything().where(eq(broughtIdeas.ideaId, ideaId))
  return row
}

export async function broughtByClaim(claimHash: string) {
  const [row] = await everything().where(eq(broughtIdeas.claimHash, claimHash))
  return row
}

/** The newest first. */
export async function broughtInto(contestId: string, limit: number) {
  return everything()
    .where(eq(ideas.contestId, contestId))
    .orderBy(desc(broughtIdeas.createdAt), desc(broughtIdeas.ideaId))
    .limit(limit)
}

/** The idea that was brought into this contest from that address before. */
export async function broughtFrom(contestId: string, source: string) {
  const [row] = await everything().where(and(eq(ideas.contestId, contestId), eq(broughtIdeas.source, source)))
  return row
}

/** Changes what its author has not answered yet; answers whether it did. */
export async function changeBrought(ideaId: string, change: Partial<BroughtRow>) {
  const changed = await db()
    .update(broughtIdeas)
    .set(change)
    .where(and(eq(broughtIdeas.ideaId, ideaId), isNull(broughtIdeas.answer)))
    .returning({ id: broughtIdeas.ideaId })
  return changed.length > 0
}

/** Keeps that an address was written to; false when it had been before. */
export async function noteLetter(addressHash: string, createdAt: Date) {
  const row = { addressHash, createdAt }
  return (await db().insert(broughtLetters).values(row).onConflictDoNothing().returning()).length === 1
}

export async function wereWrittenTo(addressHashes: string[]) {
  const found = await db()
    .select()
    .from(broughtLetters)
    .where(inArray(broughtLetters.addressHash, addressHashes))
    .limit(1)
  return found.length > 0
}

export async function lettersSince(from: Date) {
  const [row] = await db().select({ n: count() }).from(broughtLetters).where(gte(broughtLetters.createdAt, from))
  return row?.n ?? 0
}
