import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { updateKept } from '../keep-query.ts'
import { contestRoles, contests, people } from '../schema/index.ts'
import { type Asker, visibleContests } from './visible.ts'

export type ContestRow = typeof contests.$inferSelect

export async function addContest(row: typeof contests.$inferInsert) {
  await db().insert(contests).values(row)
}

export async function changeContest(id: string, change: Partial<typeof contests.$inferInsert>) {
  await updateKept(contests, id, change)
}

/** By id or slug, whoever asks: the verb that calls it asks the policy. */
export async function contestNamed(idOrSlug: string): Promise<ContestRow | undefined> {
  const [row] = await db()
    .select()
    .from(contests)
    .where(sql`${contests.slug} = ${idOrSlug} or ${contests.id} = ${idOrSlug}`)
  return row
}

export async function contestById(id: string): Promise<ContestRow | undefined> {
  const [row] = await db().select().from(contests).where(eq(contests.id, id))
  return row
}

/** What the asker may see, those that close next first; drafts only to their owners. */
export async function contestsFor(asker: Asker, state?: ContestRow['state'], limit = 100) {
  return db()
    .select({ contest: contests, host: people.name, hostTitle: people.title })
    .from(contests)
    .innerJoin(people, eq(people.id, contests.hostId))
    .where(and(visibleContests(asker), state ? eq(contests.state, state) : ne(contests.state, 'draft')))
    .orderBy(
      asc(sql`${contests.votingUntil} is null`),
      asc(contests.votingUntil),
      desc(contests.createdAt),
      contests.id,
    )
    .limit(limit)
}

export async function addContestRole(contestId: string, personId: string, role: ContestRole) {
  await db().insert(contestRoles).values({ contestId, personId, role }).onConflictDoNothing()
}

export type ContestRole = (typeof contestRoles.$inferSelect)['role']

/** Who runs a contest, in the order in which they came to it. */
export async function ownersOf(contestId: string) {
  return db()
    .select({ id: people.id, name: people.name, email: people.email })
    .from(contestRoles)
    .innerJoin(people, eq(people.id, contestRoles.personId))
    .where(and(eq(contestRoles.contestId, contestId), eq(contestRoles.role, 'owner')))
    .orderBy(asc(contestRoles.createdAt), asc(people.id))
}

export async function slugTaken(slug: string) {
  const [row] = await db().select({ id: contests.id }).from(contests).where(eq(contests.slug, slug))
  return row !== undefined
}

/** Contests that may still come into another phase. */
export async function unansweredContestIds() {
  const rows = await db()
    .select({ id: contests.id })
    .from(contests)
    .where(and(ne(contests.state, 'draft'), ne(contests.announcedPhase, 'answered')))
    .orderBy(contests.id)
  return rows.map(({ id }) => id)
}
