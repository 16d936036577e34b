import { and, count, eq, gt, inArray, isNull, lte, placeholder, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery, updateKept } from '../keep-query.ts'
import { contests, ideas } from '../schema/index.ts'

export type IdeaRow = typeof ideas.$inferSelect

export async function addIdea(row: typeof ideas.$inferInsert) {
  await db().insert(ideas).values(row)
}

export async function changeIdea(id: string, change: Partial<typeof ideas.$inferInsert>) {
  await updateKept(ideas, id, change)
}

/** An idea with its contest, whoever asks: the verb that calls it asks the policy. */
export async function ideaWithContest(id: string) {
  const query = keepQuery('idea with contest', (connection) =>
    connection
      .select({ idea: ideas, contest: contests })
      .from(ideas)
      .innerJoin(contests, eq(contests.id, ideas.contestId))
      .where(eq(ideas.id, placeholder('id')))
      .prepare(),
  )
  const [row] = await query.execute({ id })
  return row
}

/** Where an idea stands: what tells its place in the list, and in which contest. */
export async function ideaStanding(id: string) {
  const query = keepQuery('idea standing', (connection) =>
    connection
      .select({ contestId: ideas.contestId, votes: ideas.votes, lot: ideas.lot })
      .from(ideas)
      .where(eq(ideas.id, placeholder('id')))
      .prepare(),
  )
  const [row] = await query.execute({ id })
  return row
}

export async function ideasByIds(ids: string[]): Promise<IdeaRow[]> {
  return ids.length === 0 ? [] : db().select().from(ideas).where(inArray(ideas.id, ids))
}

/** How many ideas somebody proposed within a stretch of time; what an import brought does not count. */
export async function ideasSince(authorId: string, after: Date, until: Date) {
  const [row] = await db()
    .select({ n: count() })
    .from(ideas)
    .where(
      and(
        eq(ideas.authorId, authorId),
        gt(ideas.createdAt, after),
        lte(ideas.createdAt, until),
        isNull(ideas.importId),
      ),
    )
  return row?.n ?? 0
}

/** Adds to the counters of an idea; several at once in one statement. */
export async function bumpIdea(id: string, by: Partial<Record<IdeaCounter, number>>) {
  const set = Object.fromEntries(
    Object.entries(by).map(([name, n]) => [name, sql`${ideas[name as IdeaCounter]} + ${n}`]),
  )
  await db()
    .update(ideas)
    .set(set)
    .where(and(eq(ideas.id, id)))
}

export type IdeaCounter =
  | 'votes'
  | 'provisional'
  | 'views'
  | 'listVotes'
  | 'comments'
  | 'commentsFor'
  | 'commentsAgainst'
  | 'commentsQuestion'
