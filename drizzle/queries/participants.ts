import { and, asc, eq, inArray, isNull, ne, notExists, placeholder, sql } from 'drizzle-orm'
import { db, goAhead } from '../database.ts'
import type { Db } from '../engines/sqlite.ts'
import { type InsertOf, keepQuery, storeKept } from '../keep-query.ts'
import { contests, participants, people } from '../schema/index.ts'

export async function addParticipant(contestId: string, personId: string, createdAt: Date) {
  // Counted before they are there: then neither statement has to wait for the other's answer.
  const count = keepQuery('count participant', (connection) =>
    connection
      .update(contests)
      .set({ participants: sql`${contests.participants} + 1` })
      .where(and(eq(contests.id, placeholder('contestId')), notExists(placeIn(connection))))
      .prepare(),
  )
  await goAhead(count.execute({ contestId, personId }) as Promise<unknown>)
  await storeKept(participants, { contestId, personId, createdAt }, unlessThere)
}

const placeIn = (connection: Db) =>
  connection
    .select({ personId: participants.personId })
    .from(participants)
    .where(
      and(eq(participants.contestId, placeholder('contestId')), eq(participants.personId, placeholder('personId'))),
    )

const unlessThere = (insert: InsertOf<typeof participants>) => insert.onConflictDoNothing()

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
