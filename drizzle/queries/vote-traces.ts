import { and, asc, count, eq, inArray, isNull, ne, placeholder, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { type InsertOf, keepQuery, storeKept } from '../keep-query.ts'
import { ballotPapers, comments, contests, ideas, people, traceKeys, votes, voteTraces } from '../schema/index.ts'

/** The key of a contest's traces; one that `fresh` gives is kept where there is none yet. */
export async function traceKeyOf(contestId: string, fresh: () => string): Promise<string> {
  const known = eq(traceKeys.contestId, contestId)
  const query = keepQuery('trace key', (connection) =>
    connection
      .select()
      .from(traceKeys)
      .where(eq(traceKeys.contestId, placeholder('contestId')))
      .prepare(),
  )
  const [row] = await query.execute({ contestId })
  if (row) return row.secret
  const secret = fresh()
  await db().insert(traceKeys).values({ contestId, secret }).onConflictDoNothing()
  const [kept] = await db().select().from(traceKeys).where(known)
  return kept?.secret ?? secret
}

/** Keeps where a vote came from; the last word on the same idea stands. */
export async function putTrace(row: typeof voteTraces.$inferInsert) {
  await storeKept(voteTraces, row, lastStands)
}

const lastStands = (insert: InsertOf<typeof voteTraces>) =>
  insert.onConflictDoUpdate({
    target: [voteTraces.contestId, voteTraces.personId, voteTraces.ideaId],
    set: {
      network: sql.raw('excluded.network'),
      device: sql.raw('excluded.device'),
      createdAt: sql.raw('excluded.created_at'),
    },
  })

/** What is known of a guest's votes in a contest goes over with them. */
export async function moveTraces(contestId: string, fromId: string, toId: string) {
  const theirs = and(eq(voteTraces.contestId, contestId), eq(voteTraces.personId, fromId))
  const rows = await db().select().from(voteTraces).where(theirs)
  if (rows.length === 0) return
  const moved = rows.map((row) => ({ ...row, personId: toId }))
  await db().insert(voteTraces).values(moved).onConflictDoNothing()
  await db().delete(voteTraces).where(theirs)
}

export async function dropTracesOf(personId: string) {
  await db().delete(voteTraces).where(eq(voteTraces.personId, personId))
}

/** Removes keys and traces of contests that are over for good; answers of how many. */
export async function dropOldTraces() {
  const over = db().select({ id: contests.id }).from(contests).where(eq(contests.state, 'concluded'))
  await db().delete(voteTraces).where(inArray(voteTraces.contestId, over))
  return (await db().delete(traceKeys).where(inArray(traceKeys.contestId, over)).returning()).length
}

/** Votes one by one that stand in a contest, with what is known of where they came from; none that an import brought. */
export async function tracedVotes(contestId: string) {
  const from = and(
    eq(voteTraces.contestId, votes.contestId),
    eq(voteTraces.personId, votes.personId),
    eq(voteTraces.ideaId, votes.ideaId),
  )
  return db()
    .select({
      ...{ voter: votes.personId, idea: votes.ideaId, at: votes.createdAt, organic: votes.organic },
      ...{ network: voteTraces.network, device: voteTraces.device },
    })
    .from(votes)
    .leftJoin(voteTraces, from)
    .where(and(eq(votes.contestId, contestId), isNull(votes.importId)))
    .orderBy(asc(votes.personId), asc(votes.ideaId))
}

/** Ballots filled in as a whole, likewise. */
export async function tracedPapers(contestId: string) {
  const from = and(
    eq(voteTraces.contestId, ballotPapers.contestId),
    eq(voteTraces.personId, ballotPapers.personId),
    eq(voteTraces.ideaId, ''),
  )
  return db()
    .select({
      ...{ voter: ballotPapers.personId, marks: ballotPapers.marks, at: ballotPapers.createdAt },
      ...{ network: voteTraces.network, device: voteTraces.device },
    })
    .from(ballotPapers)
    .leftJoin(voteTraces, from)
    .where(eq(ballotPapers.contestId, contestId))
    .orderBy(asc(ballotPapers.personId))
}

const atOnce = 500

/** When these people appeared, their addresses, and how much else they did than vote in this contest. */
export async function tracedVoters(contestId: string, ids: string[]) {
  const found = []
  for (let start = 0; start < ids.length; start += atOnce)
    found.push(...(await someVoters(contestId, ids.slice(start, start + atOnce))))
  return found
}

async function someVoters(contestId: string, ids: string[]) {
  const rows = await db()
    .select({ id: people.id, since: people.createdAt, mail: people.email })
    .from(people)
    .where(inArray(people.id, ids))
  const acts = [
    ...(await db()
      .select({ id: ideas.authorId, n: count() })
      .from(ideas)
      .where(inArray(ideas.authorId, ids))
      .groupBy(ideas.authorId)),
    ...(await db()
      .select({ id: comments.authorId, n: count() })
      .from(comments)
      .where(inArray(comments.authorId, ids))
      .groupBy(comments.authorId)),
    ...(await db()
      .select({ id: votes.personId, n: count() })
      .from(votes)
      .where(and(inArray(votes.personId, ids), ne(votes.contestId, contestId)))
      .groupBy(votes.personId)),
  ]
  const sums = new Map<string, number>()
  for (const { id, n } of acts) sums.set(id, (sums.get(id) ?? 0) + Number(n))
  return rows.map(({ id, since, mail }) => ({ id, since, mail: mail ?? '', otherActs: sums.get(id) ?? 0 }))
}

/** Contests in which people vote, or voted and nothing is locked yet. */
export async function contestsToWatch() {
  const rows = await db()
    .select({ id: contests.id })
    .from(contests)
    .where(and(eq(contests.state, 'open'), sql`${contests.logSeq} > 0`))
    .orderBy(asc(contests.id))
  return rows.map(({ id }) => id)
}
