import { and, asc, count, countDistinct, desc, eq, isNotNull, ne, or } from 'drizzle-orm'
import { db } from '../database.ts'
import { ballotSecrets, counts, ideas, people, votes } from '../schema/index.ts'

export type CountRow = typeof counts.$inferSelect

/** Supporters of every published idea of a contest, those without any included. */
export async function supportOf(contestId: string, state: 'counted' | 'provisional' = 'counted') {
  const cast = and(eq(votes.ideaId, ideas.id), eq(votes.state, state))
  return db()
    .select({ id: ideas.id, cost: ideas.cost, supporters: count(votes.personId) })
    .from(ideas)
    .leftJoin(votes, cast)
    .where(and(eq(ideas.contestId, contestId), eq(ideas.state, 'published')))
    .groupBy(ideas.id, ideas.cost)
    .orderBy(asc(ideas.id))
}

/** People whose vote for a published idea is counted, or still provisional. */
export async function votersOf(contestId: string, state: 'counted' | 'provisional') {
  const [row] = await db()
    .select({ n: countDistinct(votes.personId) })
    .from(votes)
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .where(and(eq(votes.contestId, contestId), eq(votes.state, state), eq(ideas.state, 'published')))
  return row?.n ?? 0
}

export async function addCount(row: typeof counts.$inferInsert) {
  await db().insert(counts).values(row)
}

/** The official count: the one made when the contest was closed. */
export async function officialCount(contestId: string): Promise<CountRow | undefined> {
  const [row] = await db()
    .select()
    .from(counts)
    .where(eq(counts.contestId, contestId))
    .orderBy(desc(counts.createdAt), desc(counts.id))
    .limit(1)
  return row
}

/** Votes as they may be published: the random number of the ballot instead of the person. In pages by key. */
export async function publishedBallots(contestId: string) {
  return db()
    .select({ ideaId: votes.ideaId, state: votes.state, ballot: ballotSecrets.ballot })
    .from(votes)
    .innerJoin(ballotSecrets, and(eq(ballotSecrets.contestId, votes.contestId), eq(ballotSecrets.seq, votes.seq)))
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .where(and(eq(votes.contestId, contestId), eq(ideas.state, 'published')))
    .orderBy(asc(votes.seq))
}

/** All ideas of a contest, whatever became of them, as far as a recount asks about them. */
export async function ideasForRecount(contestId: string) {
  return db()
    .select({ id: ideas.id, title: ideas.title, cost: ideas.cost, state: ideas.state })
    .from(ideas)
    .where(eq(ideas.contestId, contestId))
    .orderBy(asc(ideas.id))
}

/** Ideas that were chosen, in their places, with whose they are. */
export async function winnersOf(contestId: string) {
  return db()
    .select({ idea: ideas, author: people.name })
    .from(ideas)
    .innerJoin(people, eq(people.id, ideas.authorId))
    .where(and(eq(ideas.contestId, contestId), isNotNull(ideas.place)))
    .orderBy(asc(ideas.place))
}

/** Takes all places and their reasons back before others are given. */
export async function clearPlaces(contestId: string) {
  const chosen = or(isNotNull(ideas.place), ne(ideas.winnerReason, ''))
  await db()
    .update(ideas)
    .set({ place: null, winnerReason: '' })
    .where(and(eq(ideas.contestId, contestId), chosen))
}

export async function shortlistOf(contestId: string) {
  return db()
    .select()
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), isNotNull(ideas.shortlistedAt)))
    .orderBy(desc(ideas.votes), asc(ideas.lot))
}
