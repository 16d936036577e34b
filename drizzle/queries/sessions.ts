import { and, desc, eq, lt, ne, placeholder } from 'drizzle-orm'
import { columnsOf } from '../columns-of.ts'
import { db } from '../database.ts'
import { keepQuery } from '../keep-query.ts'
import { people, sessions } from '../schema/index.ts'

export async function addSession(row: typeof sessions.$inferInsert) {
  await db().insert(sessions).values(row)
}

/** What every request asks of who is there. */
const liveColumns = {
  session: columnsOf(sessions, ['createdAt', 'seenAt', 'expiresAt']),
  person: columnsOf(people, [
    ...(['id', 'kind', 'email', 'emailConfirmedAt', 'name', 'language'] as const),
    ...(['affiliation', 'role', 'title', 'suspendedAt', 'usedAt'] as const),
  ]),
}

/** The session and its person, as far as every request asks; nothing when it ended, or when the person's security stamp has moved on. */
export async function liveSession(idHash: string, now: Date) {
  const query = keepQuery('session', (connection) =>
    connection
      .select(liveColumns)
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(and(eq(sessions.idHash, placeholder('idHash')), eq(sessions.securityStamp, people.securityStamp)))
      .prepare(),
  )
  const [row] = await query.execute({ idHash })
  return row && row.session.expiresAt > now ? row : undefined
}

export async function touchSession(idHash: string, seenAt: Date) {
  await db().update(sessions).set({ seenAt }).where(eq(sessions.idHash, idHash))
}

/** Notes that an account is in use. */
export async function noteUse(personId: string, usedAt: Date) {
  await db().update(people).set({ usedAt }).where(eq(people.id, personId))
}

export async function endSession(idHash: string) {
  await db().delete(sessions).where(eq(sessions.idHash, idHash))
}

export async function endOtherSessions(personId: string, keepHash: string) {
  await db()
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), ne(sessions.idHash, keepHash)))
}

export async function sessionsOf(personId: string) {
  return db().select().from(sessions).where(eq(sessions.personId, personId)).orderBy(desc(sessions.seenAt))
}

export async function dropEndedSessions(now: Date) {
  await db().delete(sessions).where(lt(sessions.expiresAt, now))
}
