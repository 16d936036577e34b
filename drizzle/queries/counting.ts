import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db } from '../database.ts'
import { ballotSecrets, contests, counts, ideas, people, votes } from '../schema/index.ts'

const votesAtOnce = 500

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

/** Where a reading of ballots has come to. */
export type BallotPlace = { personId: string; ideaId: string }

/** Votes of a state for published ideas, one person after the other, each with their ideas in order; after a place. */
export async function ballotsAfter(
  contestId: string,
  after: BallotPlace,
  limit: number,
  state: 'counted' | 'provisional' = 'counted',
): Promise<BallotPlace[]> {
  const later = or(gt(votes.personId, after.personId), gt(votes.ideaId, after.ideaId))
  const cast = and(eq(votes.contestId, contestId), eq(votes.state, state), eq(ideas.state, 'published'))
  return db()
    .select({ personId: votes.personId, ideaId: votes.ideaId })
    .from(votes)
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .where(and(cast, gte(votes.personId, after.personId), later))
    .orderBy(asc(votes.personId), asc(votes.ideaId))
    .limit(limit)
}

/** Votes of a state for published ideas in the order of the log, each with what its entry says; after a place in it. */
export async function sealedVotesAfter(
  contestId: string,
  seq: number,
  state: 'counted' | 'provisional',
  limit: number,
) {
  return db()
    .select({ personId: votes.personId, seq: votes.seq, ballot: ballotSecrets.ballot })
    .from(votes)
    .innerJoin(ballotSecrets, and(eq(ballotSecrets.contestId, votes.contestId), eq(ballotSecrets.seq, votes.seq)))
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .where(
      and(eq(votes.contestId, contestId), eq(votes.state, state), eq(ideas.state, 'published'), gt(votes.seq, seq)),
    )
    .orderBy(asc(votes.seq))
    .limit(limit)
}

/** Counted voters of a contest by what they are to the house. */
export async function votersByGroup(contestId: string) {
  return db()
    .select({ group: people.affiliation, n: countDistinct(votes.personId) })
    .from(votes)
    .innerJoin(people, eq(people.id, votes.personId))
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .where(and(eq(votes.contestId, contestId), eq(votes.state, 'counted'), eq(ideas.state, 'published')))
    .groupBy(people.affiliation)
}

/** The same for some ideas, one by one. */
export async function supportByGroup(contestId: string, ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  const cast = and(eq(votes.contestId, contestId), eq(votes.state, 'counted'), inArray(votes.ideaId, ideaIds))
  return db()
    .select({ id: votes.ideaId, group: people.affiliation, n: count(votes.personId) })
    .from(votes)
    .innerJoin(people, eq(people.id, votes.personId))
    .where(cast)
    .groupBy(votes.ideaId, people.affiliation)
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

export async function changeCount(id: string, result: CountRow['result']) {
  await db().update(counts).set({ result }).where(eq(counts.id, id))
}

export async function hasCount(contestId: string) {
  const [row] = await db().select({ id: counts.id }).from(counts).where(eq(counts.contestId, contestId)).limit(1)
  return row !== undefined
}

const isCounted = and(eq(contests.kind, 'contest'), inArray(contests.state, ['closed', 'concluded']))

/** Closed contests by a rule that is applied after the close, and nobody has applied it yet. */
export async function contestsToCount() {
  const rows = await db()
    .select({ contest: contests })
    .from(contests)
    .leftJoin(counts, eq(counts.contestId, contests.id))
    .where(and(isCounted, or(ne(contests.rule, 'approval'), isNotNull(contests.weights)), isNull(counts.id)))
    .orderBy(asc(contests.closedAt), asc(contests.id))
  return rows.map(({ contest }) => contest)
}

/** Closed contests whose count does not say yet what other rules would have chosen. */
export async function contestsToCompare() {
  const rows = await db()
    .select({ contest: contests })
    .from(contests)
    .innerJoin(counts, eq(counts.contestId, contests.id))
    .where(and(isCounted, sql`cast(${counts.result} as text) not like '%"others":%'`))
    .orderBy(asc(contests.closedAt), asc(contests.id))
  return rows.map(({ contest }) => contest)
}

/** Votes as they may be published: the random number of the ballot instead of the person. In pieces by key. */
export const publishedBallots = (contestId: string) => sealedVotes(contestId, eq(ideas.state, 'published'))

/** Votes that stand, counted or not, with the ballot that last said so. In pieces by key. */
export const standingVotesOf = (contestId: string) => sealedVotes(contestId, ne(votes.state, 'void'))

/** Votes that count, whatever became of their ideas since. In pieces by key. */
export const countedVotesOf = (contestId: string) => sealedVotes(contestId, eq(votes.state, 'counted'))

async function* sealedVotes(contestId: string, sought: SQL) {
  let after = { personId: '', ideaId: '' }
  for (;;) {
    const later = or(gt(votes.personId, after.personId), gt(votes.ideaId, after.ideaId))
    const rows = await db()
      .select({
        key: { personId: votes.personId, ideaId: votes.ideaId },
        vote: { idea: votes.ideaId, state: votes.state, seq: votes.seq, ballot: ballotSecrets.ballot },
      })
      .from(votes)
      .innerJoin(ballotSecrets, and(eq(ballotSecrets.contestId, votes.contestId), eq(ballotSecrets.seq, votes.seq)))
      .innerJoin(ideas, eq(ideas.id, votes.ideaId))
      .where(and(eq(votes.contestId, contestId), sought, gte(votes.personId, after.personId), later))
      .orderBy(asc(votes.personId), asc(votes.ideaId))
      .limit(votesAtOnce)
    yield rows.map(({ vote }) => vote)
    const last = rows.at(-1)
    if (!last || rows.length < votesAtOnce) return
    after = last.key
  }
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
