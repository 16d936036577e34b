import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, contestRoles, contests, decisions, ideas, people, reports } from '../schema/index.ts'
import { ideaState } from './idea-state.ts'

/** The contests whose texts somebody may decide about; `all` for the moderators of the site. */
export type Scope = 'all' | string[]

const among = (column: typeof ideas.contestId | typeof comments.contestId, scope: Scope): SQL | undefined =>
  scope === 'all' ? undefined : scope.length === 0 ? sql`1 = 0` : inArray(column, scope)

const { id, name, kind, affiliation } = people
const author = { id, name, kind, affiliation }

/** Ideas nobody has read yet, longest waiting first; those sent back to their authors wait for them, not for us. */
export async function heldIdeas(scope: Scope, limit: number) {
  return ideaRows()
    .where(and(eq(ideas.state, 'held'), eq(ideas.stateReason, ''), among(ideas.contestId, scope)))
    .orderBy(asc(ideas.updatedAt), asc(ideas.id))
    .limit(limit)
}

export async function heldComments(scope: Scope, limit: number) {
  return commentRows()
    .where(and(eq(comments.state, 'held'), eq(comments.stateReason, ''), among(comments.contestId, scope)))
    .orderBy(asc(comments.updatedAt), asc(comments.id))
    .limit(limit)
}

/** What readers reported and is still there, and what an author asks to have looked at again; oldest first. */
export async function reportedIdeas(scope: Scope, limit: number) {
  return db()
    .select({ report: reports })
    .from(reports)
    .innerJoin(ideas, and(eq(reports.subject, 'idea'), eq(ideas.id, reports.subjectId)))
    .where(and(isNull(reports.resolvedAt), concerns(ideas.state), decided(ideas), among(ideas.contestId, scope)))
    .orderBy(asc(reports.createdAt), asc(reports.id))
    .limit(limit)
}

export async function reportedComments(scope: Scope, limit: number) {
  return db()
    .select({ report: reports })
    .from(reports)
    .innerJoin(comments, and(eq(reports.subject, 'comment'), eq(comments.id, reports.subjectId)))
    .where(
      and(isNull(reports.resolvedAt), concerns(comments.state), decided(comments), among(comments.contestId, scope)),
    )
    .orderBy(asc(reports.createdAt), asc(reports.id))
    .limit(limit)
}

const concerns = (state: typeof ideas.state | typeof comments.state) =>
  or(eq(state, 'published'), and(inArray(state, ['hidden', 'held']), eq(reports.reason, 'appeal')))

/** What its author sent anew after asking is a new text, and waits among those that are held. */
const decided = ({ state, stateReason }: typeof ideas | typeof comments) => or(ne(state, 'held'), ne(stateReason, ''))

const ideaRows = () =>
  db()
    .select({ idea: ideas, contest: contests, author })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .innerJoin(people, eq(people.id, ideas.authorId))

const commentRows = () =>
  db()
    .select({ comment: comments, idea: ideas, contest: contests, author })
    .from(comments)
    .innerJoin(contests, eq(contests.id, comments.contestId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(ideas, eq(ideas.id, comments.ideaId))

export type IdeaToRead = Awaited<ReturnType<typeof heldIdeas>>[number]
export type CommentToRead = Awaited<ReturnType<typeof heldComments>>[number]

export const ideasToRead = async (ids: string[]): Promise<IdeaToRead[]> =>
  ids.length === 0 ? [] : ideaRows().where(inArray(ideas.id, ids))

export const commentsToRead = async (ids: string[]): Promise<CommentToRead[]> =>
  ids.length === 0 ? [] : commentRows().where(inArray(comments.id, ids))

export async function openReports(subject: 'idea' | 'comment', subjectId: string) {
  return db()
    .select()
    .from(reports)
    .where(and(eq(reports.subject, subject), eq(reports.subjectId, subjectId), isNull(reports.resolvedAt)))
    .orderBy(asc(reports.createdAt))
}

/** How many published texts these people have, by person: one row for ideas, one for comments. */
export async function publishedBy(authorIds: string[]) {
  if (authorIds.length === 0) return []
  const own = await db()
    .select({ authorId: ideas.authorId, n: count() })
    .from(ideas)
    .where(and(inArray(ideas.authorId, authorIds), eq(ideaState, 'published')))
    .groupBy(ideas.authorId)
  const said = await db()
    .select({ authorId: comments.authorId, n: count() })
    .from(comments)
    .where(and(inArray(comments.authorId, authorIds), eq(comments.state, 'published')))
    .groupBy(comments.authorId)
  return [...own, ...said]
}

/** How often texts of these people were returned to them, by person. */
export async function returnedTo(authorIds: string[]) {
  if (authorIds.length === 0) return []
  const writer = sql<string>`coalesce(${ideas.authorId}, ${comments.authorId})`
  return db()
    .select({ authorId: writer, n: count() })
    .from(decisions)
    .leftJoin(ideas, and(eq(decisions.subject, 'idea'), eq(ideas.id, decisions.subjectId)))
    .leftJoin(comments, and(eq(decisions.subject, 'comment'), eq(comments.id, decisions.subjectId)))
    .where(
      and(
        eq(decisions.decision, 'return'),
        isNull(decisions.undoneAt),
        or(inArray(ideas.authorId, authorIds), inArray(comments.authorId, authorIds)),
      ),
    )
    .groupBy(writer)
}

export async function addDecision(row: typeof decisions.$inferInsert) {
  await db().insert(decisions).values(row)
}

export type { StoodBefore } from '../schema/moderation.ts'
export type DecisionRow = typeof decisions.$inferSelect

/** Who decided last about a text, and what; nothing that was taken back. */
export async function latestDecision(subject: 'idea' | 'comment', subjectId: string) {
  const [row] = await db()
    .select({ ...getTableColumns(decisions), by: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.moderatorId))
    .where(and(eq(decisions.subject, subject), eq(decisions.subjectId, subjectId), isNull(decisions.undoneAt)))
    .orderBy(desc(decisions.createdAt), desc(decisions.id))
    .limit(1)
  return row
}

/** What was decided about a text at that very moment: how a decision and the reports it ended find each other. */
export async function decisionAt(subject: 'idea' | 'comment', subjectId: string, createdAt: Date) {
  const [row] = await db()
    .select()
    .from(decisions)
    .where(
      and(
        eq(decisions.subject, subject),
        eq(decisions.subjectId, subjectId),
        eq(decisions.createdAt, createdAt),
        isNull(decisions.undoneAt),
      ),
    )
  return row
}

/** Who looks after the site or after a contest, but for some. */
export async function othersWhoModerate(contestId: string, but: string[]) {
  const owners = db()
    .select({ id: contestRoles.personId })
    .from(contestRoles)
    .where(and(eq(contestRoles.contestId, contestId), eq(contestRoles.role, 'owner')))
  return db()
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.kind, 'account'),
        isNull(people.suspendedAt),
        or(inArray(people.role, ['moderator', 'admin']), inArray(people.id, owners)),
        but.length > 0 ? notInArray(people.id, but) : undefined,
      ),
    )
    .limit(1)
}

export async function decisionById(id: string): Promise<DecisionRow | undefined> {
  const [row] = await db().select().from(decisions).where(eq(decisions.id, id))
  return row
}

/** The last thing a moderator decided since then and has not taken back. */
export async function lastDecisionBy(moderatorId: string, since: Date): Promise<DecisionRow | undefined> {
  const [row] = await db()
    .select()
    .from(decisions)
    .where(and(eq(decisions.moderatorId, moderatorId), gte(decisions.createdAt, since), isNull(decisions.undoneAt)))
    .orderBy(desc(decisions.createdAt), desc(decisions.id))
    .limit(1)
  return row
}

export async function markUndone(id: string, undoneAt: Date) {
  await db().update(decisions).set({ undoneAt }).where(eq(decisions.id, id))
}
