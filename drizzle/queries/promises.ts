import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests, ideas } from '../schema/index.ts'

const howMany = (condition: SQL) =>
  sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)

/**
 * What became of the promised answers in contests that everybody may see: given in time, given late, and overdue at
 * `now`. Reads every published idea: for a job, not for a page.
 */
export async function promisesSoFar(now: Date) {
  const [row] = await db()
    .select({
      kept: howMany(sql`${ideas.answeredAt} <= ${ideas.promisedBy}`),
      late: howMany(sql`${ideas.answeredAt} > ${ideas.promisedBy}`),
      broken: howMany(sql`${ideas.answeredAt} is null and ${ideas.promisedBy} < ${sql.param(now, ideas.promisedBy)}`),
    })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(eq(ideas.state, 'published'), eq(contests.audience, 'everyone'), isNotNull(ideas.promisedBy)))
  return row ?? { kept: 0, late: 0, broken: 0 }
}
