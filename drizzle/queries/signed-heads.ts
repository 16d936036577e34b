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
  isNull,
  lt,
  lte,
  max,
  ne,
  notExists,
  or,
} from 'drizzle-orm'
import { db } from '../database.ts'
import { ballotPapers, contests, signedHeads, votes } from '../schema/index.ts'

export type SignedHeadRow = typeof signedHeads.$inferSelect

/** Keeps a signed head; the first one for a place in the log stays. */
export async function addSignedHead(row: typeof signedHeads.$inferInsert) {
  await db().insert(signedHeads).values(row).onConflictDoNothing()
}

/** Everything that was signed of a contest's log, oldest first. */
export async function signedHeadsOf(contestId: string): Promise<SignedHeadRow[]> {
  return db().select().from(signedHeads).where(eq(signedHeads.contestId, contestId)).orderBy(asc(signedHeads.seq))
}

export async function newestSignedHead(contestId: string): Promise<SignedHeadRow | undefined> {
  const [row] = await db()
    .select()
    .from(signedHeads)
    .where(eq(signedHeads.contestId, contestId))
    .orderBy(desc(signedHeads.seq))
    .limit(1)
  return row
}

/** The first head that was signed with this entry in the log. */
export async function signedHeadOver(contestId: string, seq: number): Promise<SignedHeadRow | undefined> {
  const [row] = await db()
    .select()
    .from(signedHeads)
    .where(and(eq(signedHeads.contestId, contestId), gte(signedHeads.seq, seq)))
    .orderBy(asc(signedHeads.seq))
    .limit(1)
  return row
}

/** Contests whose log has grown since a head of it was signed; a log that came by an import was never signed here. */
export async function contestsToSign() {
  const signed = db()
    .select({ seq: signedHeads.seq })
    .from(signedHeads)
    .where(and(eq(signedHeads.contestId, contests.id), eq(signedHeads.seq, contests.logSeq)))
  const rows = await db()
    .select({ id: contests.id })
    .from(contests)
    .where(and(ne(contests.state, 'draft'), gte(contests.logSeq, 1), notExists(signed)))
    .orderBy(asc(contests.id))
  return rows.map((row) => row.id)
}

/** People with a vote or a ballot that stands now, counted or not. */
export async function standingBallots(contestId: string) {
  const [row] = await db()
    .select({ n: countDistinct(votes.personId) })
    .from(votes)
    .where(and(eq(votes.contestId, contestId), inArray(votes.state, ['counted', 'provisional'])))
  const [papers] = await db()
    .select({ n: count() })
    .from(ballotPapers)
    .where(and(eq(ballotPapers.contestId, contestId), inArray(ballotPapers.state, ['counted', 'provisional'])))
  return (row?.n ?? 0) + (papers?.n ?? 0)
}

/**
 * Contests whose witnesses are owed a letter, with the newest signed head: while people vote one that grew, if the last
 * letter went out at `before` or earlier; after a close that is no older than `closedSince` the last one, in any case.
 */
export async function headsToWitness(before: Date, closedSince: Date) {
  const newest = db()
    .select({ seq: max(signedHeads.seq) })
    .from(signedHeads)
    .where(eq(signedHeads.contestId, contests.id))
  const grown = and(
    eq(contests.state, 'open'),
    gt(signedHeads.seq, contests.witnessedSeq),
    or(isNull(contests.witnessedAt), lte(contests.witnessedAt, before)),
  )
  const ended = and(
    gte(contests.closedAt, closedSince),
    or(isNull(contests.witnessedAt), lt(contests.witnessedAt, contests.closedAt)),
  )
  return db()
    .select({ contest: contests, head: signedHeads })
    .from(contests)
    .innerJoin(signedHeads, eq(signedHeads.contestId, contests.id))
    .where(and(eq(signedHeads.seq, newest), or(grown, ended)))
    .orderBy(asc(contests.id))
}
