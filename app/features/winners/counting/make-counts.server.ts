import { restLeft } from '#app/features/winners/counting/count-again.ts'
import { finishCount } from '#app/features/winners/counting/finish-count.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { contestsToCompare, contestsToCount } from '#drizzle/queries/counting.ts'

/** Contests whose count is missing, but for those whose count failed and rests. */
const missing = async (now: Date) => (await contestsToCount()).filter(({ id }) => restLeft(id, now) === 0)

export const countsAreMissing = async (now = new Date()) => (await missing(now)).length > 0

/** Makes the counts that a stopped process left out. */
export async function makeCounts(now: Date) {
  await finishAll(await missing(now), now)
}

/** Adds what the other rules would have chosen to counts that do not say it yet. */
export async function compareRules(now: Date) {
  await finishAll(await contestsToCompare(), now)
}

/** One contest that cannot be counted does not keep the others waiting; its fault is told at the end. */
async function finishAll(contests: ContestRow[], now: Date) {
  const faults: unknown[] = []
  for (const contest of contests) await finishCount(contest, null, now).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}
