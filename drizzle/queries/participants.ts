import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { type InsertOf, insertKept } from '../keep-query.ts'
import { contests, participants, people } from '../schema/index.ts'

export async function addParticipant(contestId: string, personId: string, createdAt: Date) {
  const added = (await insertKept(participants, { contestId, personId, createdAt }, unlessThere)) as unknown[]
  if (added.length === 0) return
  await db()
    .update(contests)
    .set({ participants: sql`${contests.participants} + 1` })
    .where(eq(contests.id, contestId))
}

const unlessThere = (insert: InsertOf<typeof participants>) =>
  insert.onConflictDoNothing().returning({ personId: participants.personId })

/** Whoever took part in one of these contests and can hear of it: neither suspended nor only brought by an import. */
export async function hearersAmongParticipants(contestIds: string[]) {
  const took = db()
    .select({ id: participants.personId })
    .from(participants)
    .where(inArray(participants.contestId, contestIds))
  return db()
    .select()
    .from(people)
    .where(and(inArray(people.id, took), isNull(people.suspendedAt), ne(people.kind, 'imported')))
    .orderBy(asc(people.id))
}
