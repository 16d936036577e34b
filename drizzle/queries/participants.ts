import { eq, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests, participants } from '../schema/index.ts'

export async function addParticipant(contestId: string, personId: string, createdAt: Date) {
  const added = await db()
    .insert(participants)
    .values({ contestId, personId, createdAt })
    .onConflictDoNothing()
    .returning()
  if (added.length === 0) return
  await db()
    .update(contests)
    .set({ participants: sql`${contests.participants} + 1` })
    .where(eq(contests.id, contestId))
}
