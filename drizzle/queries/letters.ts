import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import {
  contests,
  groupMembers,
  groups,
  ideas,
  letterAnswers,
  letterSignatures,
  letters,
  people,
} from '../schema/index.ts'
import { type Asker, visibleContests, visibleIdeas } from './visible.ts'

export type LetterRow = typeof letters.$inferSelect

export async function addLetter(row: typeof letters.$inferInsert) {
  await db().insert(letters).values(row)
}

export async function changeLetter(id: string, change: Partial<typeof letters.$inferInsert>) {
  await db().update(letters).set(change).where(eq(letters.id, id))
}

/** A letter with whose it is and what it is about. */
export async function letterWithPlace(id: string) {
  const [row] = await db()
    .select({ letter: letters, union: groups, contest: contests, idea: ideas, author: people.name })
    .from(letters)
    .innerJoin(groups, eq(groups.id, letters.groupId))
    .innerJoin(people, eq(people.id, letters.authorId))
    .leftJoin(contests, eq(contests.id, letters.contestId))
    .leftJoin(ideas, eq(ideas.id, letters.ideaId))
    .where(eq(letters.id, id))
  return row
}

/** What a union wrote within a time, to keep letters from being poured out. */
export async function lettersSince(groupId: string, since: Date) {
  const [row] = await db()
    .select({ n: count() })
    .from(letters)
    .where(and(eq(letters.groupId, groupId), gt(letters.createdAt, since)))
  return row?.n ?? 0
}

type Place = { groupId: string } | { ideaId: string } | { contestId: string }

function inPlace(by: Place) {
  if ('groupId' in by) return eq(letters.groupId, by.groupId)
  if ('ideaId' in by) return eq(letters.ideaId, by.ideaId)
  return and(eq(letters.contestId, by.contestId), isNull(letters.ideaId))
}

/** Letters whose place the asker may see: of a union, about an idea, or about a contest as a whole; hidden ones left out. */
export async function visibleLetters(asker: Asker, by: Place, limit: number) {
  const general = isNull(letters.contestId)
  const aboutContest = and(isNull(letters.ideaId), visibleContests(asker))
  return db()
    .select({ letter: letters, union: groups.name, contest: contests.title, idea: ideas.title })
    .from(letters)
    .innerJoin(groups, eq(groups.id, letters.groupId))
    .leftJoin(contests, eq(contests.id, letters.contestId))
    .leftJoin(ideas, eq(ideas.id, letters.ideaId))
    .where(and(inPlace(by), isNull(letters.hiddenAt), or(general, aboutContest, visibleIdeas(asker))))
    .orderBy(desc(letters.createdAt), desc(letters.id))
    .limit(limit)
}

/** Whether anybody has written a letter about a contest or an idea in it. */
export async function hasLetters(contestId: string) {
  const [row] = await db().select({ id: letters.id }).from(letters).where(eq(letters.contestId, contestId)).limit(1)
  return row !== undefined
}

const waits = and(isNull(letters.answeredAt), isNull(letters.hiddenAt))

/** Letters that wait for the team of a contest, or, without one, for those who run the site; what is due first first. */
export async function waitingLetters(contestId: string | null, limit: number) {
  return db()
    .select({ letter: letters, union: groups.name })
    .from(letters)
    .innerJoin(groups, eq(groups.id, letters.groupId))
    .where(and(contestId === null ? isNull(letters.contestId) : eq(letters.contestId, contestId), waits))
    .orderBy(sql`${letters.promisedBy} is null`, asc(letters.promisedBy), asc(letters.createdAt), asc(letters.id))
    .limit(limit)
}

/** Letters whose answer is late and of which nobody was told. */
export async function lateLetters(now: Date, limit: number) {
  return db()
    .select()
    .from(letters)
    .where(and(waits, lt(letters.promisedBy, now), isNull(letters.escalatedAt)))
    .orderBy(asc(letters.promisedBy), asc(letters.id))
    .limit(limit)
}

/** Marks them as told; answers the ids that nobody had marked before. */
export async function markLettersEscalated(ids: string[], at: Date) {
  const marked = await db()
    .update(letters)
    .set({ escalatedAt: at })
    .where(and(inArray(letters.id, ids), isNull(letters.escalatedAt)))
    .returning({ id: letters.id })
  return marked.map(({ id }) => id)
}

export async function addSignature(letterId: string, personId: string, createdAt: Date) {
  await db().insert(letterSignatures).values({ letterId, personId, createdAt }).onConflictDoNothing()
}

export async function dropSignature(letterId: string, personId: string) {
  await db()
    .delete(letterSignatures)
    .where(and(eq(letterSignatures.letterId, letterId), eq(letterSignatures.personId, personId)))
}

export async function hasSigned(letterId: string, personId: string) {
  const [row] = await db()
    .select({ at: letterSignatures.createdAt })
    .from(letterSignatures)
    .where(and(eq(letterSignatures.letterId, letterId), eq(letterSignatures.personId, personId)))
  return row !== undefined
}

export async function dropSignaturesOf(personId: string) {
  await db().delete(letterSignatures).where(eq(letterSignatures.personId, personId))
}

/** How many signed a letter. */
export async function countSignatures(letterId: string) {
  const [row] = await db().select({ n: count() }).from(letterSignatures).where(eq(letterSignatures.letterId, letterId))
  return row?.n ?? 0
}

/** Those of them who chose, in the union, to be named, by when they signed. */
export async function namedSigners(letterId: string, limit: number) {
  return db()
    .select({ name: people.name })
    .from(letterSignatures)
    .innerJoin(letters, eq(letters.id, letterSignatures.letterId))
    .innerJoin(people, eq(people.id, letterSignatures.personId))
    .innerJoin(
      groupMembers,
      and(eq(groupMembers.groupId, letters.groupId), eq(groupMembers.personId, letterSignatures.personId)),
    )
    .where(and(eq(letterSignatures.letterId, letterId), eq(groupMembers.named, true)))
    .orderBy(asc(letterSignatures.createdAt), asc(people.id))
    .limit(limit)
}

/** Everybody who signed a letter or belongs to its union, and can hear of it. */
export async function hearersOfLetter(letterId: string) {
  const members = db()
    .select({ id: groupMembers.personId })
    .from(groupMembers)
    .innerJoin(letters, eq(letters.groupId, groupMembers.groupId))
    .where(eq(letters.id, letterId))
  const signers = db()
    .select({ id: letterSignatures.personId })
    .from(letterSignatures)
    .where(eq(letterSignatures.letterId, letterId))
  return db()
    .select()
    .from(people)
    .where(and(or(inArray(people.id, members), inArray(people.id, signers)), isNull(people.suspendedAt)))
    .orderBy(asc(people.id))
}

export async function addLetterAnswer(row: typeof letterAnswers.$inferInsert) {
  await db().insert(letterAnswers).values(row)
}

export async function supersedeLetterAnswers(letterId: string, at: Date) {
  await db()
    .update(letterAnswers)
    .set({ supersededAt: at })
    .where(and(eq(letterAnswers.letterId, letterId), isNull(letterAnswers.supersededAt)))
}

/** Every answer a letter was given, the newest first, with who signed it. */
export async function answersToLetter(letterId: string) {
  return db()
    .select({ answer: letterAnswers, author: people.name })
    .from(letterAnswers)
    .innerJoin(people, eq(people.id, letterAnswers.authorId))
    .where(eq(letterAnswers.letterId, letterId))
    .orderBy(desc(letterAnswers.createdAt), desc(letterAnswers.id))
}
