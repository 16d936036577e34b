import { and, count, eq, inArray, ne, type Placeholder, placeholder, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery, placed, places, storeKept } from '../keep-query.ts'
import { contests, ideas, votes } from '../schema/index.ts'

export type VoteRow = typeof votes.$inferSelect

const spent = sql<number>`coalesce(sum(${votes.value}), 0)`.mapWith(Number)

/** Puts a vote into its place, which must be free. */
export async function addVote(row: typeof votes.$inferInsert) {
  await storeKept(votes, row)
}

export async function voteOf(contestId: string, personId: string, ideaId: string): Promise<VoteRow | undefined> {
  const query = keepQuery('vote', (connection) =>
    connection
      .select()
      .from(votes)
      .where(isVote(placeholder('contestId'), placeholder('personId'), placeholder('ideaId')))
      .prepare(),
  )
  const [row] = await query.execute({ contestId, personId, ideaId })
  return row
}

/** What a person has spent of their votes in a contest, and on how many ideas; voided ones give nothing back. */
export async function ballotOf(contestId: string, personId: string) {
  const query = keepQuery('ballot', (connection) =>
    connection
      .select({ spent, ideas: count() })
      .from(votes)
      .where(and(eq(votes.contestId, placeholder('contestId')), eq(votes.personId, placeholder('personId'))))
      .prepare(),
  )
  const [row] = await query.execute({ contestId, personId })
  return row ?? { spent: 0, ideas: 0 }
}

/**
 * What a page must know of a person's ballot: whether they voted at all and, where votes are limited, how many they have
 * spent. Somebody who voted for a thousand ideas costs no more than others.
 */
export async function ballotShown({ id: contestId, votesPerPerson }: ContestLimit, personId: string) {
  const query = keepQuery('ballot shown', (connection) => {
    const some = connection
      .select({ value: votes.value })
      .from(votes)
      .where(and(eq(votes.contestId, placeholder('contestId')), eq(votes.personId, placeholder('personId'))))
      .limit(placeholder('most'))
      .as('some')
    const sum = sql<number>`coalesce(sum(${some.value}), 0)`.mapWith(Number)
    return connection.select({ spent: sum, ideas: count() }).from(some).prepare()
  })
  const [row] = await query.execute({ contestId, personId, most: Math.max(1, votesPerPerson ?? 1) })
  return { spent: row?.spent ?? 0, voted: (row?.ideas ?? 0) > 0 }
}

type ContestLimit = Pick<typeof contests.$inferSelect, 'id' | 'votesPerPerson'>

/** A person's votes among some ideas of a contest. */
export async function votesAmong(contestId: string, personId: string, ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  const query = keepQuery(`votes among ${ideaIds.length}`, (connection) =>
    connection
      .select({ ideaId: votes.ideaId, state: votes.state })
      .from(votes)
      .where(
        and(
          eq(votes.contestId, placeholder('contestId')),
          eq(votes.personId, placeholder('personId')),
          inArray(votes.ideaId, places(ideaIds)),
        ),
      )
      .prepare(),
  )
  return query.execute({ contestId, personId, ...placed(ideaIds) })
}

/** Everything a person said idea by idea in a contest, in the order of the log. */
export async function votesIn(contestId: string, personId: string): Promise<VoteRow[]> {
  return db()
    .select()
    .from(votes)
    .where(and(eq(votes.contestId, contestId), eq(votes.personId, personId)))
    .orderBy(votes.seq, votes.ideaId)
}

export async function changeVote(vote: VoteRow, change: Partial<typeof votes.$inferInsert>) {
  await db()
    .update(votes)
    .set(change)
    .where(isVote(vote.contestId, vote.personId, vote.ideaId))
}

export async function removeVote(vote: VoteRow) {
  await db()
    .delete(votes)
    .where(isVote(vote.contestId, vote.personId, vote.ideaId))
}

/** Every vote of a person with its idea and contest, in the order in which they were cast. */
export async function votesByPerson(personId: string) {
  return db()
    .select({ vote: votes, idea: ideas, contest: contests })
    .from(votes)
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .innerJoin(contests, eq(contests.id, votes.contestId))
    .where(eq(votes.personId, personId))
    .orderBy(votes.createdAt, votes.contestId, votes.seq, votes.ideaId)
}

/** The same, only those that wait for their person to be confirmed. */
export async function provisionalVotesBy(personId: string) {
  return db()
    .select({ vote: votes, idea: ideas, contest: contests })
    .from(votes)
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .innerJoin(contests, eq(contests.id, votes.contestId))
    .where(and(eq(votes.personId, personId), eq(votes.state, 'provisional')))
    .orderBy(votes.createdAt, votes.contestId, votes.seq, votes.ideaId)
}

/** What all votes of these ideas add up to; the counters of the ideas must say the same. */
export async function tallyOf(ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  const sumWhere = (condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(case when ${condition} then ${votes.value} else 0 end), 0)`.mapWith(Number)
  return db()
    .select({
      ideaId: votes.ideaId,
      votes: sumWhere(sql`${votes.state} = 'counted'`),
      provisional: sumWhere(sql`${votes.state} = 'provisional'`),
      listVotes: sumWhere(sql`${votes.state} = 'counted' and ${eq(votes.organic, true)}`),
    })
    .from(votes)
    .where(and(inArray(votes.ideaId, ideaIds), ne(votes.state, 'void')))
    .groupBy(votes.ideaId)
}

/** When the counted votes of these ideas were cast. */
export async function voteTimes(ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  return db()
    .select({ ideaId: votes.ideaId, at: votes.createdAt })
    .from(votes)
    .where(and(inArray(votes.ideaId, ideaIds), eq(votes.state, 'counted')))
}

type Given = string | Placeholder

const isVote = (contestId: Given, personId: Given, ideaId: Given) =>
  and(eq(votes.contestId, contestId), eq(votes.personId, personId), eq(votes.ideaId, ideaId))
