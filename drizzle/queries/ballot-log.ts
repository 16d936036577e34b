import { and, asc, eq, gt } from 'drizzle-orm'
import { db } from '../database.ts'
import { ballotLog, ballotSecrets } from '../schema/index.ts'

export type LogEntry = typeof ballotLog.$inferSelect
export type BallotSecret = typeof ballotSecrets.$inferSelect

export async function addLogEntry(row: LogEntry) {
  await db().insert(ballotLog).values(row)
}

export async function addBallotSecret(row: BallotSecret) {
  await db().insert(ballotSecrets).values(row)
}

/** One entry with what opens it; the secret is missing after its person was erased. */
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

/** One thing a person said in a contest: every one of them carries the number of their ballot. */
export async function secretOf(contestId: string, personId: string): Promise<BallotSecret | undefined> {
  const [row] = await db()
    .select()
    .from(ballotSecrets)
    .where(and(eq(ballotSecrets.personId, personId), eq(ballotSecrets.contestId, contestId)))
    .limit(1)
  return row
}

/** Hands everything one person said in a contest to another: a guest who turned out to be an account. */
export async function moveSecrets(contestId: string, fromId: string, toId: string) {
  await db()
    .update(ballotSecrets)
    .set({ personId: toId })
    .where(and(eq(ballotSecrets.personId, fromId), eq(ballotSecrets.contestId, contestId)))
}
