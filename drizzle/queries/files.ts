import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  not,
  or,
  type SQL,
  sql,
  sum,
} from 'drizzle-orm'
import { engine } from '../columns.ts'
import { db } from '../database.ts'
import { comments, contests, files, ideas, people } from '../schema/index.ts'

export type FileRow = typeof files.$inferSelect
export type FileSubject = FileRow['subject']

export async function addFile(row: typeof files.$inferInsert) {
  const [added] = await db().insert(files).values(row).returning()
  return added as FileRow
}

export async function changeFile(id: string, change: Partial<typeof files.$inferInsert>) {
  await db().update(files).set(change).where(eq(files.id, id))
}

export async function fileById(id: string) {
  const [row] = await db().select().from(files).where(eq(files.id, id))
  return row
}

/** What hangs on these things, the oldest first. */
export async function filesOn(subject: FileSubject, ids: string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return db()
    .select()
    .from(files)
    .where(and(eq(files.subject, subject), inArray(files.subjectId, ids)))
    .orderBy(asc(files.createdAt), asc(files.id))
}

/** Forgets one file; answers whether it was there. */
export async function dropFile(id: string) {
  return (await db().delete(files).where(eq(files.id, id)).returning({ id: files.id })).length > 0
}

/** Forgets everything that hangs on a thing; answers which bytes may go. */
export async function dropFilesOn(subject: FileSubject, id: string) {
  const gone = and(eq(files.subject, subject), eq(files.subjectId, id))
  return (await db().delete(files).where(gone).returning({ id: files.id })).map((row) => row.id)
}

/** Forgets everything a person sent; the logo they may have set belongs to the site and stays. */
export async function dropFilesBy(ownerId: string) {
  const gone = and(eq(files.ownerId, ownerId), ne(files.subject, 'site'))
  return (await db().delete(files).where(gone).returning({ id: files.id })).map((row) => row.id)
}

const bytesOf = sql<number>`coalesce(${sum(files.bytes)}, 0)`.mapWith(Number)

/** How much somebody sent, since when wanted, and how much lies in a contest or on one thing. */
export async function usedBy(ownerId: string, since?: Date) {
  const mine = and(eq(files.ownerId, ownerId), since ? gte(files.createdAt, since) : undefined)
  return used(mine)
}

export const usedIn = (contestId: string) => used(eq(files.contestId, contestId))

export const usedOn = (subject: FileSubject, id: string) =>
  used(and(eq(files.subject, subject), eq(files.subjectId, id)))

async function used(where: SQL | undefined) {
  const [row] = await db().select({ n: count(), bytes: bytesOf }).from(files).where(where)
  return { n: row?.n ?? 0, bytes: row?.bytes ?? 0 }
}

/** Which of these ids are still in use. */
export async function knownFiles(ids: string[]) {
  const found = await db().select({ id: files.id }).from(files).where(inArray(files.id, ids))
  return new Set(found.map((row) => row.id))
}

/** Forgets what was taken down before `before`, and what hangs on a thing that is no more; answers which. */
export async function dropSpentFiles(before: Date) {
  const lost = (subject: FileSubject, there: SQL | ReturnType<typeof allIdeas>) =>
    and(eq(files.subject, subject), sql`${files.subjectId} not in ${there}`)
  const spent = or(
    // Not while its owner waits for another look.
    and(
      eq(files.state, 'hidden'),
      lt(files.decidedAt, before),
      or(isNull(files.appealedAt), isNotNull(files.appealAnsweredAt)),
    ),
    lost('idea', allIdeas()),
    lost('comment', sql`(${db().select({ id: comments.id }).from(comments).where(ne(comments.state, 'removed'))})`),
  )
  return (await db().delete(files).where(spent).returning({ id: files.id })).map((row) => row.id)
}

const allIdeas = () => sql`(${db().select({ id: ideas.id }).from(ideas)})`

/** The contests whose files somebody looks after. */
export type FileScope = 'all' | string[]

const within = (scope: FileScope) =>
  scope === 'all' ? not(isNull(files.contestId)) : inArray(files.contestId, scope.length > 0 ? scope : [''])

/** Files in one state with where they hang and who sent them: those that wait from the oldest, others from the newest. */
export async function filesToLookAt(scope: FileScope, state: FileRow['state'], limit: number, since?: Date) {
  const order = state === 'held' ? [asc(files.createdAt), asc(files.id)] : [desc(files.createdAt), desc(files.id)]
  return db()
    .select({ file: files, contest: contests, owner: people.name })
    .from(files)
    .innerJoin(contests, eq(contests.id, files.contestId))
    .innerJoin(people, eq(people.id, files.ownerId))
    .where(and(within(scope), eq(files.state, state), since ? gte(files.createdAt, since) : undefined))
    .orderBy(...order)
    .limit(limit)
}

const asked = and(eq(files.state, 'hidden'), isNotNull(files.appealedAt), isNull(files.appealAnsweredAt))

/** Files that were taken down and whose owners ask for another look, the oldest request first. */
export async function appealedFiles(scope: FileScope, limit: number) {
  return db()
    .select({ file: files, contest: contests, owner: people.name })
    .from(files)
    .innerJoin(contests, eq(contests.id, files.contestId))
    .innerJoin(people, eq(people.id, files.ownerId))
    .where(and(within(scope), asked))
    .orderBy(asc(files.appealedAt), asc(files.id))
    .limit(limit)
}

export async function countWaitingFiles(scope: FileScope) {
  const [row] = await db()
    .select({ n: count() })
    .from(files)
    .where(and(within(scope), or(eq(files.state, 'held'), asked)))
  return row?.n ?? 0
}

/** Every file of a contest, for its export. */
export async function filesOfContest(contestId: string): Promise<FileRow[]> {
  return db().select().from(files).where(eq(files.contestId, contestId)).orderBy(asc(files.createdAt), asc(files.id))
}

/** As `ideaState`: given the column, SQLite would read every shown file to find that of one person. */
const fileState = engine === 'sqlite' ? sql<string>`+${files.state}` : sql<string>`${files.state}`

/** The shown portrait of a person whom everybody may see: who opened their page to others, or signs for the organisation. */
export const seenPortrait = and(
  and(eq(files.subject, 'person'), eq(files.subjectId, people.id), eq(fileState, 'shown')),
  or(eq(people.isPublic, true), eq(people.affiliation, 'employee'), ne(people.role, 'member')),
  and(eq(people.kind, 'account'), isNull(people.suspendedAt)),
)

/** Such portraits of these people. */
export async function seenPortraits(personIds: string[]) {
  if (personIds.length === 0) return []
  return db()
    .select({ personId: files.subjectId, id: files.id })
    .from(files)
    .innerJoin(people, eq(people.id, files.subjectId))
    .where(and(inArray(files.subjectId, personIds), seenPortrait))
}
