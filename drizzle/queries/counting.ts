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
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db } from '../database.ts'
import { newId } from '../ids.ts'
import { ballotSecrets, contests, counts, ideas, people, votes } from '../schema/index.ts'
import { type Sized, sumUp } from '../sum-up.ts'

const votesAtOnce = 500

export type CountRow = typeof counts.$inferSelect

type CastState = 'counted' | 'provisional'

/** Supporters of every published idea of a contest, those without any included. */
export async function supportOf(contest: Sized) {
  const cast = castVotes(contest.id, 'counted')
  const question = db()
    .select({
      id: ideas.id,
      cost: ideas.cost,
      supporters: sql<number>`coalesce(${cast.supporters}, 0)`.mapWith(Number).as('supporters'),
    })
    .from(ideas)
    .leftJoin(cast, eq(cast.ideaId, ideas.id))
    .where(and(eq(ideas.contestId, contest.id), eq(ideas.state, 'published')))
    .orderBy(asc(ideas.id))
  return sumUp(contest, question)
}

/** Published ideas with supporters whose votes are still provisional. */
export async function waitingSupportOf(contest: Sized) {
  const cast = castVotes(contest.id, 'provisional')
  const question = db()
    .select({ id: ideas.id, supporters: cast.supporters })
    .from(cast)
    .innerJoin(ideas, eq(ideas.id, cast.ideaId))
    .where(eq(ideas.state, 'published'))
    .orderBy(asc(ideas.id))
  return sumUp(contest, question)
}

/** Summed up before ideas are looked at: one by one they would be looked up for each vote. */
const castVotes = (contestId: string, state: CastState) =>
  db()
    .select({ ideaId: votes.ideaId, supporters: count().as('supporters') })
    .from(votes)
    .where(and(eq(votes.contestId, contestId), eq(votes.state, state)))
    .groupBy(votes.ideaId)
    .as('cast_votes')

/** People whose vote for a published idea is counted, or still provisional. */
export async function votersOf(contest: Sized, state: CastState) {
  const question = db()
    .select({ n: countDistinct(votes.personId).as('n') })
    .from(votes)
    .where(and(eq(votes.contestId, contest.id), eq(votes.state, state), forPublished(contest.id)))
  const [row] = await sumUp(contest, question)
  return row?.n ?? 0
}

/** Votes of a contest for ideas that are published; those that are not are few, and looked up once. */
function forPublished(contestId: string) {
  const others = db()
    .select({ id: ideas.id })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), ne(ideas.state, 'published')))
  return notInArray(votes.ideaId, others)
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
    .where(and(eq(votes.contestId, contestId), eq(votes.state, 'counted'), forPublished(contestId)))
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

const mostKept = 4
const kept = new Map<string, CountRow>()

/**
 * The official count: the one made when the contest was closed. That of a hundred thousand ideas takes a tenth of a second
 * to read, so the last few are kept; nobody may change what they are given.
 */
export async function officialCount(contestId: string): Promise<CountRow | undefined> {
  const [newest] = await db()
    .select({ id: counts.id })
    .from(counts)
    .where(eq(counts.contestId, contestId))
    .orderBy(desc(counts.createdAt), desc(counts.id))
    .limit(1)
  if (!newest) return undefined
  const known = kept.get(newest.id)
  if (known) return known
  const [row] = await db().select().from(counts).where(eq(counts.id, newest.id))
  // Changed in between, it has another id by now.
  if (!row) return officialCount(contestId)
  kept.set(row.id, row)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
  return row
}

/** What is changed gets another id: by it those who keep a count know that theirs is old. */
export async function changeCount(id: string, result: CountRow['result']) {
  await db().update(counts).set({ id: newId(), result }).where(eq(counts.id, id))
}

export async function hasCount(contestId: string) {
  const [row] = await db().select({ id: counts.id }).from(counts).where(eq(counts.contestId, contestId)).limit(1)
  return row !== undefined
}

const isOver = inArray(contests.state, ['closed', 'concluded'])

/** Closed contests that are counted after the close, and nobody has done it yet. */
export async function contestsToCount() {
  const rows = await db()
    .select({ contest: contests })
    .from(contests)
    .leftJoin(counts, eq(counts.contestId, contests.id))
    .where(and(isOver, isNotNull(contests.closedAt), isNull(counts.id)))
    .orderBy(asc(contests.closedAt), asc(contests.id))
  return rows.map(({ contest }) => contest)
}

/** Closed contests whose count does not say yet what other rules would have chosen. */
export async function contestsToCompare() {
  const rows = await db()
    .select({ contest: contests })
    .from(contests)
    .innerJoin(counts, eq(counts.contestId, contests.id))
    .where(and(isOver, eq(contests.kind, 'contest'), sql`cast(${counts.result} as text) not like '%"others":%'`))
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
