import { and, eq, isNull, lt, lte, or } from 'drizzle-orm'
import { db } from '../database.ts'
import { skipLocked } from '../engines/skip-locked.ts'
import { jobRuns } from '../schema/index.ts'

/**
 * Takes a job whose last run began before `dueSince` and that nobody is at. Answers whether it is ours now.
 * Safe between processes: whoever changes the row first has it.
 */
export async function takeJob(name: string, dueSince: Date, now: Date, leaseUntil: Date) {
  await db().insert(jobRuns).values({ name }).onConflictDoNothing()
  const free = or(isNull(jobRuns.leaseUntil), lt(jobRuns.leaseUntil, now))
  const due = or(isNull(jobRuns.startedAt), lte(jobRuns.startedAt, dueSince))
  const ours = and(eq(jobRuns.name, name), free, due)
  // Whoever comes second does not wait for whoever is first.
  const [mine] = await skipLocked(db().select({ name: jobRuns.name }).from(jobRuns).where(ours))
  if (!mine) return false
  const taken = await db()
    .update(jobRuns)
    .set({ startedAt: now, leaseUntil })
    .where(ours)
    .returning({ name: jobRuns.name })
  return taken.length === 1
}

export async function endJob(name: string, endedAt: Date, lastError: string) {
  await db().update(jobRuns).set({ endedAt, leaseUntil: null, lastError }).where(eq(jobRuns.name, name))
}

export async function jobsRun() {
  return db().select().from(jobRuns).orderBy(jobRuns.name)
}
