import { and, count, eq, inArray, placeholder, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery } from '../keep-query.ts'
import { contests, ideas, views } from '../schema/index.ts'
import { ideaState } from './idea-state.ts'

export type ViewRow = typeof views.$inferInsert

export async function hasViewed(ideaId: string, viewerId: string) {
  const query = keepQuery('viewed', (connection) =>
    connection
      .select({ ideaId: views.ideaId })
      .from(views)
      .where(and(eq(views.ideaId, placeholder('ideaId')), eq(views.viewerId, placeholder('viewerId'))))
      .prepare(),
  )
  return (await query.execute({ ideaId, viewerId })).length > 0
}

/** Stores views and answers those that are new. */
export async function addViews(rows: ViewRow[]) {
  if (rows.length === 0) return []
  return db().insert(views).values(rows).onConflictDoNothing().returning({ ideaId: views.ideaId })
}

/** Takes the views of one viewer away, so many at once, and answers them. */
export async function takeViews(viewerId: string, limit: number) {
  const some = await db().select().from(views).where(eq(views.viewerId, viewerId)).limit(limit)
  const ids = some.map(({ ideaId }) => ideaId)
  if (ids.length > 0)
    await db()
      .delete(views)
      .where(and(eq(views.viewerId, viewerId), inArray(views.ideaId, ids)))
  return some
}

/** How many different people have seen each of these ideas, counted row by row. */
export async function viewsOf(ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  return db()
    .select({ ideaId: views.ideaId, views: count() })
    .from(views)
    .where(inArray(views.ideaId, ideaIds))
    .groupBy(views.ideaId)
}

/** What fair scores are made of, for published ideas among these. */
export const scoredIdeas = async (ids: string[]) => scored(ids, eq(ideaState, 'published'))

/** The same for all of them: what was seen once stays seen. */
export const viewedIdeas = async (ids: string[]) => scored(ids)

async function scored(ids: string[], only?: SQL) {
  if (ids.length === 0) return []
  return db()
    .select({
      id: ideas.id,
      contestId: ideas.contestId,
      views: ideas.views,
      listVotes: ideas.listVotes,
      fairPrior: contests.fairPrior,
    })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(inArray(ideas.id, ids), only))
    .orderBy(ideas.id)
}

/** Sets views and fair score of many ideas in one statement. */
export async function setViews(rows: { id: string; views: number; fairScore: number }[]) {
  if (rows.length === 0) return
  const values = sql.join(
    rows.map((row) => sql`(${row.id}, cast(${row.views} as integer), cast(${row.fairScore} as double precision))`),
    sql`, `,
  )
  await db()
    .update(ideas)
    .set({ views: sql`changed.column2`, fairScore: sql`changed.column3` })
    .from(sql`(values ${values}) as changed`)
    .where(sql`${ideas.id} = changed.column1`)
}

export async function bumpContestViews(contestId: string, by: number) {
  await db()
    .update(contests)
    .set({ views: sql`${contests.views} + ${by}` })
    .where(eq(contests.id, contestId))
}
