import { asc, eq } from 'drizzle-orm'
import { db } from '../database.ts'
import { transitions } from '../schema/index.ts'

export async function addTransition(row: typeof transitions.$inferInsert) {
  await db().insert(transitions).values(row).onConflictDoNothing()
}

export async function transitionsOf(contestId: string) {
  return db().select().from(transitions).where(eq(transitions.contestId, contestId)).orderBy(asc(transitions.at))
}
