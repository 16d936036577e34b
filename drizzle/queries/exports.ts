import { and, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { answers, comments, edges, ideas, people } from '../schema/index.ts'

const states = ['published', 'withdrawn', 'merged', 'hidden', 'held'] as const
const ideasAtOnce = 200
const commentsAtOnce = 500

/**
 * All ideas of a contest but drafts, with author and standing answer; by id, in parts that fit into memory. Their ids come
 * first: asked for the next part behind an id, the database would sort all that are left each time. So which ideas there
 * are is as it was at the beginning, and each of them as it is when its part is read; one that was erased meanwhile is gone.
 */
export async function* ideasToExport(contestId: string) {
  const found = await idsToExport(contestId)
  for (let from = 0; from < found.length; from += ideasAtOnce) {
    const ids = found.slice(from, from + ideasAtOnce)
    const part = new Map((await ideaToExport(ids)).map((row) => [row.idea.id, row]))
    yield ids.flatMap((id) => part.get(id) ?? [])
  }
}

async function idsToExport(contestId: string) {
  const found = await db()
    .select({ id: ideas.id })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), inArray(ideas.state, states)))
    .orderBy(asc(ideas.id))
  return found.map(({ id }) => id)
}

export type ExportedIdea = Awaited<ReturnType<typeof ideaToExport>>[number]

/** The same for some ideas only. */
export async function ideaToExport(ids: string[]) {
  return db()
    .select({ idea: ideas, author: people, answer: answers })
    .from(ideas)
    .innerJoin(people, eq(people.id, ideas.authorId))
    .leftJoin(answers, and(eq(answers.ideaId, ideas.id), isNull(answers.supersededAt)))
    .where(inArray(ideas.id, ids))
}

const shownComments = () =>
  db()
    .select({ comment: comments, author: people })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.authorId))
    .$dynamic()

/**
 * What is published below these ideas, the oldest first. Asked for what is published, SQLite would read that of all ideas
 * to find theirs.
 */
export async function publishedComments(ideaIds: string[]) {
  const found = await shownComments()
    .where(inArray(comments.ideaId, ideaIds))
    .orderBy(asc(comments.createdAt), asc(comments.id))
  return found.filter(({ comment }) => comment.state === 'published')
}

/** What is published about a contest itself, the oldest first, in parts that fit into memory. */
export async function* commentsOnContest(contestId: string) {
  const { createdAt, id } = comments
  const own = and(eq(comments.contestId, contestId), isNull(comments.ideaId), eq(comments.state, 'published'))
  let behind: SQL | undefined
  for (;;) {
    const rows = await shownComments().where(and(own, behind)).orderBy(asc(createdAt), asc(id)).limit(commentsAtOnce)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)?.comment
    if (!last || rows.length < commentsAtOnce) return
    behind = or(gt(createdAt, last.createdAt), and(eq(createdAt, last.createdAt), gt(id, last.id)))
  }
}

/** The arguments of one stance about an idea, those that others valued or answered most first. */
export async function bestArguments(ideaId: string, stance: 'for' | 'against', limit: number) {
  const replies = sql<number>`(select count(*) from comments as reply where reply.parent_id = ${comments.id} and reply.state = 'published')`
  return db()
    .select({ comment: comments, author: people })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.authorId))
    .where(and(eq(comments.ideaId, ideaId), eq(comments.stance, stance), eq(comments.state, 'published')))
    .orderBy(
      desc(sql`coalesce(${comments.importUp}, 0) - coalesce(${comments.importDown}, 0)`),
      desc(replies),
      asc(comments.createdAt),
      asc(comments.id),
    )
    .limit(limit)
}

/** Ideas that an idea grew out of. */
export async function parentsOf(ideaId: string) {
  return db()
    .select({ id: ideas.id, title: ideas.title, kind: edges.kind })
    .from(edges)
    .innerJoin(ideas, eq(ideas.id, edges.fromId))
    .where(and(eq(edges.toId, ideaId), eq(ideas.state, 'published')))
    .orderBy(asc(edges.createdAt))
}
