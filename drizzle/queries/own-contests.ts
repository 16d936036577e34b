import { asc, eq, inArray } from 'drizzle-orm'
import { db } from '../database.ts'
import { ballotSecrets, contests } from '../schema/index.ts'

/** The contests in whose log a person said something. */
export async function loggedContests(personId: string): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ id: ballotSecrets.contestId })
    .from(ballotSecrets)
    .where(eq(ballotSecrets.personId, personId))
    .orderBy(asc(ballotSecrets.contestId))
  return rows.map(({ id }) => id)
}

/** Title and state of contests, by id. */
export async function contestsByIds(ids: string[]) {
  if (ids.length === 0) return []
  const fields = { title: contests.title, state: contests.state }
  return db().select(fields).from(contests).where(inArray(contests.id, ids)).orderBy(asc(contests.title))
}
