import { and, asc, eq, gt, gte, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, contests, ideas, participants } from '../schema/index.ts'

const whole = (expression: SQL) => sql<number>`coalesce(${expression}, 0)`.mapWith(Number)
const howMany = (condition: SQL | undefined) => whole(sql`sum(case when ${condition} then 1 else 0 end)`)

/** Ids of ideas in any state, in the order of their ids; for going through all of them in pieces. */
export async function ideaIdsAfter(id: string, limit: number) {
  const rows = await db()
    .select({ id: ideas.id })
    .from(ideas)
    .where(gt(ideas.id, id))
    .orderBy(asc(ideas.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** Published comments of these ideas by stance. */
export async function commentTallies(ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  return db()
    .select({
      ideaId: comments.ideaId,
      comments: howMany(sql`1 = 1`),
      commentsFor: howMany(eq(comments.stance, 'for')),
      commentsAgainst: howMany(eq(comments.stance, 'against')),
      commentsQuestion: howMany(eq(comments.stance, 'question')),
    })
    .from(comments)
    .where(and(inArray(comments.ideaId, ideaIds), eq(comments.state, 'published')))
    .groupBy(comments.ideaId)
}

/** When the published comments of these ideas were written. */
export async function commentTimes(ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  return db()
    .select({ ideaId: comments.ideaId, at: comments.createdAt })
    .from(comments)
    .where(and(inArray(comments.ideaId, ideaIds), eq(comments.state, 'published'), isNotNull(comments.ideaId)))
}

/** What a contest's ideas add up to; the contest's own counters must say the same. */
export async function contestSums(contestId: string) {
  const [row] = await db()
    .select({
      ideas: howMany(eq(ideas.state, 'published')),
      votes: whole(sql`sum(${ideas.votes})`),
      listVotes: whole(sql`sum(${ideas.listVotes})`),
      views: whole(sql`sum(${ideas.views})`),
    })
    .from(ideas)
    .where(eq(ideas.contestId, contestId))
  const [people] = await db()
    .select({ participants: whole(sql`count(*)`) })
    .from(participants)
    .where(eq(participants.contestId, contestId))
  return { ideas: 0, votes: 0, listVotes: 0, views: 0, participants: 0, ...row, ...people }
}

export async function contestIds(state?: 'open') {
  const rows = await db()
    .select({ id: contests.id })
    .from(contests)
    .where(state && eq(contests.state, state))
    .orderBy(asc(contests.id))
  return rows.map((row) => row.id)
}

/** Published ideas of a contest with what their fair score is made of, after a place in the order of lots. */
export async function scoredAfter(contestId: string, after: { lot: number; id: string }, limit: number) {
  return db()
    .select({
      id: ideas.id,
      lot: ideas.lot,
      views: ideas.views,
      listVotes: ideas.listVotes,
      fairScore: ideas.fairScore,
    })
    .from(ideas)
    .where(
      and(
        eq(ideas.contestId, contestId),
        eq(ideas.state, 'published'),
        gte(ideas.lot, after.lot),
        or(gt(ideas.lot, after.lot), gt(ideas.id, after.id)),
      ),
    )
    .orderBy(asc(ideas.lot), asc(ideas.id))
    .limit(limit)
}
