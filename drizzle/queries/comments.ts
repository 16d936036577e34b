import { and, count, eq, gt, gte, isNull, lte, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, contests, ideas, people } from '../schema/index.ts'

export type CommentRow = typeof comments.$inferSelect

export async function addComment(row: typeof comments.$inferInsert) {
  const [added] = await db().insert(comments).values(row).returning()
  return added as CommentRow
}

/** How many comments somebody wrote in that time, whatever became of them. */
export async function commentsSince(authorId: string, after: Date, until: Date) {
  const [row] = await db()
    .select({ n: count() })
    .from(comments)
    .where(and(eq(comments.authorId, authorId), gt(comments.createdAt, after), lte(comments.createdAt, until)))
  return row?.n ?? 0
}

export async function changeComment(id: string, change: Partial<typeof comments.$inferInsert>) {
  await db().update(comments).set(change).where(eq(comments.id, id))
}

/** Changes a comment that still has the version somebody read; answers the new row, or nothing when it has moved on. */
export async function changeCommentVersion(id: string, version: number, change: Partial<typeof comments.$inferInsert>) {
  const [row] = await db()
    .update(comments)
    .set({ ...change, version: version + 1 })
    .where(and(eq(comments.id, id), eq(comments.version, version)))
    .returning()
  return row as CommentRow | undefined
}

/** A comment with its contest and, but for debates, its idea; whoever asks. */
export async function commentWithPlace(id: string) {
  const [row] = await db()
    .select({ comment: comments, idea: ideas, contest: contests, author: people.name })
    .from(comments)
    .innerJoin(contests, eq(contests.id, comments.contestId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(ideas, eq(ideas.id, comments.ideaId))
    .where(eq(comments.id, id))
  return row
}

/** The same words by the same person in the same place not long ago: a form that was sent twice. */
export async function sameComment(
  row: Pick<CommentRow, 'authorId' | 'contestId' | 'ideaId' | 'parentId' | 'text'>,
  since: Date,
) {
  const [found] = await db()
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.authorId, row.authorId),
        gte(comments.createdAt, since),
        eq(comments.contestId, row.contestId),
        row.ideaId ? eq(comments.ideaId, row.ideaId) : isNull(comments.ideaId),
        row.parentId ? eq(comments.parentId, row.parentId) : isNull(comments.parentId),
        eq(comments.text, row.text),
      ),
    )
    .limit(1)
  return found
}

/** Published arguments about the question of a debate, by stance. */
export async function debateTallies(contestId: string) {
  return db()
    .select({ stance: comments.stance, n: sql<number>`count(*)`.mapWith(Number) })
    .from(comments)
    .where(and(eq(comments.contestId, contestId), isNull(comments.ideaId), eq(comments.state, 'published')))
    .groupBy(comments.stance)
}
