import { and, asc, count, desc, eq, getTableColumns, isNull, ne } from 'drizzle-orm'
import { db } from '../database.ts'
import { answers, internalNotes, people } from '../schema/index.ts'

export type AnswerRow = typeof answers.$inferSelect

export async function addAnswer(row: typeof answers.$inferInsert) {
  await db().insert(answers).values(row)
}

/** The answers that stood until now give way to a new one; they stay readable. */
export async function supersedeAnswers(ideaId: string, supersededAt: Date) {
  await db()
    .update(answers)
    .set({ supersededAt })
    .where(and(eq(answers.ideaId, ideaId), isNull(answers.supersededAt)))
}

/** Every official answer to an idea with who signed it, the standing one first. */
export async function answersOf(ideaId: string) {
  return db()
    .select({ ...getTableColumns(answers), author: people.name })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.authorId))
    .where(eq(answers.ideaId, ideaId))
    .orderBy(desc(isNull(answers.supersededAt)), desc(answers.createdAt), desc(answers.id))
}

/** How many answers, standing or corrected since, gave each own status. */
export async function statusUse() {
  const rows = await db()
    .select({ status: answers.status, n: count() })
    .from(answers)
    .where(ne(answers.status, ''))
    .groupBy(answers.status)
  return new Map(rows.map(({ status, n }) => [status, n]))
}

export async function addInternalNote(row: typeof internalNotes.$inferInsert) {
  await db().insert(internalNotes).values(row)
}

/** The team's own words about an idea, oldest first; whoever asks for them has asked the policy. */
export async function internalNotesOf(ideaId: string) {
  return db()
    .select({ id: internalNotes.id, html: internalNotes.html, createdAt: internalNotes.createdAt, author: people.name })
    .from(internalNotes)
    .innerJoin(people, eq(people.id, internalNotes.authorId))
    .where(eq(internalNotes.ideaId, ideaId))
    .orderBy(asc(internalNotes.createdAt), asc(internalNotes.id))
}
