import { and, count, desc, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { db } from '../database.ts'
import {
  ballotLog,
  ballotSecrets,
  comments,
  comparisons,
  contests,
  edges,
  ideas,
  ideaTags,
  importedVotes,
  imports,
  participants,
  people,
  views,
  votes,
} from '../schema/index.ts'

export type ImportRow = typeof imports.$inferSelect

/** Rows a statement carries; SQLite takes 32,766 parameters, an idea has about 45 columns. */
const rowsPerStatement = 300

async function inParts<Row>(rows: Row[], write: (part: Row[]) => PromiseLike<unknown>) {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await write(rows.slice(start, start + rowsPerStatement))
}

export async function addImport(row: typeof imports.$inferInsert) {
  await db().insert(imports).values(row)
}

export async function importById(id: string): Promise<ImportRow | undefined> {
  const [row] = await db().select().from(imports).where(eq(imports.id, id))
  return row
}

/** Imports that stand, newest first; of one contest or of all. */
export async function standingImports(contestId?: string) {
  return db()
    .select()
    .from(imports)
    .where(and(isNull(imports.undoneAt), contestId ? eq(imports.contestId, contestId) : undefined))
    .orderBy(desc(imports.createdAt))
}

export async function markUndone(id: string, undoneAt: Date) {
  await db().update(imports).set({ undoneAt }).where(eq(imports.id, id))
}

export const addManyPeople = (rows: (typeof people.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(people).values(part).onConflictDoNothing())

export const addManyIdeas = (rows: (typeof ideas.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(ideas).values(part))

export const addManyComments = (rows: (typeof comments.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(comments).values(part))

export const addManyVotes = (rows: (typeof votes.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(votes).values(part))

export const addManyImportedVotes = (rows: (typeof importedVotes.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(importedVotes).values(part).onConflictDoNothing())

export const addManyParticipants = (rows: (typeof participants.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(participants).values(part).onConflictDoNothing())

export const addManyLogRows = (rows: (typeof ballotLog.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(ballotLog).values(part))

/** Ids of people that came from these sources, by source. */
export async function peopleBySource(sources: string[]) {
  const found = new Map<string, string>()
  await inParts(sources, async (part) => {
    const rows = await db()
      .select({ id: people.id, source: people.sourceId })
      .from(people)
      .where(inArray(people.sourceId, part))
    for (const row of rows) if (row.source) found.set(row.source, row.id)
  })
  return found
}

/** Ids of a contest's imported ideas, by source. */
export async function ideasBySource(contestId: string) {
  const rows = await db()
    .select({ id: ideas.id, source: ideas.sourceId })
    .from(ideas)
    .where(eq(ideas.contestId, contestId))
  return new Map(rows.flatMap((row) => (row.source ? [[row.source, row.id] as const] : [])))
}

export async function commentsBySource(contestId: string) {
  const rows = await db()
    .select({ id: comments.id, source: comments.sourceId })
    .from(comments)
    .where(eq(comments.contestId, contestId))
  return new Map(rows.flatMap((row) => (row.source ? [[row.source, row.id] as const] : [])))
}

/** `person idea` of every vote and imported vote a contest already has. */
export async function votePlaces(contestId: string) {
  const cast = await db()
    .select({ person: votes.personId, idea: votes.ideaId })
    .from(votes)
    .where(eq(votes.contestId, contestId))
  const kept = await db()
    .select({ person: importedVotes.personId, idea: importedVotes.ideaId })
    .from(importedVotes)
    .innerJoin(ideas, eq(ideas.id, importedVotes.ideaId))
    .where(eq(ideas.contestId, contestId))
  return new Set([...cast, ...kept].map((row) => `${row.person} ${row.idea}`))
}

/** Votes and comments that others added since to what an import brought: undoing would take them along. */
export async function addedSince(importId: string) {
  const mine = db().select({ id: ideas.id }).from(ideas).where(eq(ideas.importId, importId))
  const foreign = or(isNull(comments.importId), ne(comments.importId, importId))
  const [votesByOthers] = await db()
    .select({ n: count() })
    .from(votes)
    .where(and(inArray(votes.ideaId, mine), or(isNull(votes.importId), ne(votes.importId, importId))))
  const [commentsByOthers] = await db()
    .select({ n: count() })
    .from(comments)
    .where(and(inArray(comments.ideaId, mine), foreign))
  return { votes: votesByOthers?.n ?? 0, comments: commentsByOthers?.n ?? 0 }
}

export async function importedBallots(importId: string) {
  return db().select().from(votes).where(eq(votes.importId, importId)).orderBy(votes.seq)
}

/** Sets a contest's sums from its rows: published ideas, votes on them, people who took part. */
export async function recountContest(contestId: string) {
  const [published] = await db()
    .select({ n: count() })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), eq(ideas.state, 'published')))
  const [cast] = await db()
    .select({ n: count() })
    .from(votes)
    .where(and(eq(votes.contestId, contestId), eq(votes.state, 'counted')))
  const [taking] = await db().select({ n: count() }).from(participants).where(eq(participants.contestId, contestId))
  await db()
    .update(contests)
    .set({ ideas: published?.n ?? 0, votes: cast?.n ?? 0, participants: taking?.n ?? 0 })
    .where(eq(contests.id, contestId))
}

/** Takes back what an import brought; ballots are voided in the log before this. */
export async function removeImported(importId: string) {
  const mine = db().select({ id: ideas.id }).from(ideas).where(eq(ideas.importId, importId))
  await db().delete(importedVotes).where(eq(importedVotes.importId, importId))
  await db().delete(votes).where(eq(votes.importId, importId))
  await db().delete(comments).where(eq(comments.importId, importId))
  await db()
    .delete(comparisons)
    .where(or(inArray(comparisons.oneId, mine), inArray(comparisons.otherId, mine)))
  await db()
    .delete(edges)
    .where(or(inArray(edges.fromId, mine), inArray(edges.toId, mine)))
  await db().delete(views).where(inArray(views.ideaId, mine))
  await db().delete(ideaTags).where(inArray(ideaTags.ideaId, mine))
  await db().delete(ideas).where(eq(ideas.importId, importId))
  const gone = db().select({ id: people.id }).from(people).where(eq(people.importId, importId))
  await db().delete(participants).where(inArray(participants.personId, gone))
  await db().delete(people).where(eq(people.importId, importId))
}

export async function importedIdeaIds(importId: string) {
  const rows = await db().select({ id: ideas.id }).from(ideas).where(eq(ideas.importId, importId))
  return rows.map((row) => row.id)
}

export const addManySecrets = (rows: (typeof ballotSecrets.$inferInsert)[]) =>
  inParts(rows, (part) => db().insert(ballotSecrets).values(part))

/** The number of each person's ballot in a contest, where they have one: the first they were given. */
export async function ballotNumbers(contestId: string) {
  const rows = await db()
    .select({ personId: ballotSecrets.personId, ballot: ballotSecrets.ballot })
    .from(ballotSecrets)
    .where(eq(ballotSecrets.contestId, contestId))
    .orderBy(desc(ballotSecrets.seq))
  return new Map(rows.map((row) => [row.personId, (JSON.parse(row.ballot) as { ballot: string }).ballot]))
}
