import { and, asc, eq, gt, ne, placeholder } from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery, storeKept } from '../keep-query.ts'
import { ballotLog, ballotSecrets, votes } from '../schema/index.ts'

export type LogEntry = typeof ballotLog.$inferSelect
export type BallotSecret = typeof ballotSecrets.$inferSelect

export async function addLogEntry(row: LogEntry) {
  await storeKept(ballotLog, row)
}

export async function addBallotSecret(row: BallotSecret) {
  await storeKept(ballotSecrets, row)
}

/** One entry with what opens it; person and nonce are empty after the person was erased. */
export async function openedEntry(contestId: string, seq: number) {
  const [row] = await db()
    .select({ entry: ballotLog, secret: ballotSecrets })
    .from(ballotLog)
    .leftJoin(
      ballotSecrets,
      and(eq(ballotSecrets.contestId, ballotLog.contestId), eq(ballotSecrets.seq, ballotLog.seq)),
    )
    .where(and(eq(ballotLog.contestId, contestId), eq(ballotLog.seq, seq)))
  return row
}

/** Up to `limit` entries after `seq`, in order, each with what opens it. */
export async function openedEntries(contestId: string, seq: number, limit: number) {
  return db()
    .select({ entry: ballotLog, secret: ballotSecrets })
    .from(ballotLog)
    .leftJoin(
      ballotSecrets,
      and(eq(ballotSecrets.contestId, ballotLog.contestId), eq(ballotSecrets.seq, ballotLog.seq)),
    )
    .where(and(eq(ballotLog.contestId, contestId), gt(ballotLog.seq, seq)))
    .orderBy(asc(ballotLog.seq))
    .limit(limit)
}

/** The first thing a person said in a contest: it carries the number of their ballot. */
export async function secretOf(contestId: string, personId: string): Promise<BallotSecret | undefined> {
  const query = keepQuery('first secret', (connection) =>
    connection
      .select()
      .from(ballotSecrets)
      .where(
        and(eq(ballotSecrets.personId, placeholder('personId')), eq(ballotSecrets.contestId, placeholder('contestId'))),
      )
      .orderBy(asc(ballotSecrets.seq))
      .limit(1)
      .prepare(),
  )
  const [row] = await query.execute({ contestId, personId })
  return row
}

/** Hands everything one person said in a contest to another: a guest who turned out to be an account. */
export async function moveSecrets(contestId: string, fromId: string, toId: string) {
  await db()
    .update(ballotSecrets)
    .set({ personId: toId })
    .where(and(eq(ballotSecrets.personId, fromId), eq(ballotSecrets.contestId, contestId)))
}

/** A person's votes that stand in a contest, each with the ballot that last said so. */
export async function standingVotes(contestId: string, personId: string) {
  return db()
    .select({ vote: votes, ballot: ballotSecrets.ballot })
    .from(votes)
    .innerJoin(ballotSecrets, and(eq(ballotSecrets.contestId, votes.contestId), eq(ballotSecrets.seq, votes.seq)))
    .where(and(eq(votes.contestId, contestId), eq(votes.personId, personId), ne(votes.state, 'void')))
    .orderBy(asc(votes.seq))
}

/** Takes from everything a person said whose it is and what opens it; what was said stays. Answers how much it was. */
export async function emptySecrets(personId: string) {
  const emptied = await db()
    .update(ballotSecrets)
    .set({ personId: '', nonce: '' })
    .where(eq(ballotSecrets.personId, personId))
    .returning({ seq: ballotSecrets.seq })
  return emptied.length
}

/** The entry that holds a sealed ballot, or stands at a place in the log. */
export async function entryNamed(contestId: string, by: { commitment: string } | { seq: number }) {
  const named = 'seq' in by ? eq(ballotLog.seq, by.seq) : eq(ballotLog.commitment, by.commitment)
  const [row] = await db()
    .select({ seq: ballotLog.seq, commitment: ballotLog.commitment })
    .from(ballotLog)
    .where(and(eq(ballotLog.contestId, contestId), named))
    .orderBy(asc(ballotLog.seq))
    .limit(1)
  return row
}

/** The places in a contest's log of what one person said there. */
export async function entriesBy(contestId: string, personId: string) {
  const rows = await db()
    .select({ seq: ballotSecrets.seq })
    .from(ballotSecrets)
    .where(and(eq(ballotSecrets.personId, personId), eq(ballotSecrets.contestId, contestId)))
    .orderBy(asc(ballotSecrets.seq))
  return rows.map((row) => row.seq)
}
