import { desc, eq } from 'drizzle-orm'
import { db } from '../database.ts'
import { contestNotes, people } from '../schema/index.ts'

export async function addContestNote(row: typeof contestNotes.$inferInsert) {
  await db().insert(contestNotes).values(row)
}

/** The journal of a contest with its authors, newest first. */
export async function contestNotesOf(contestId: string, limit = 50) {
  return db()
    .select({ note: contestNotes, author: people.name, authorTitle: people.title })
    .from(contestNotes)
    .innerJoin(people, eq(people.id, contestNotes.authorId))
    .where(eq(contestNotes.contestId, contestId))
    .orderBy(desc(contestNotes.createdAt), desc(contestNotes.id))
    .limit(limit)
}
