import type { Count } from '#app/features/winners/count-now.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { officialCount } from '#drizzle/queries/counting.ts'

/** The count made at the close; undefined while the contest is open, and while its count is being made. */
export async function officialCountOf(contest: ContestRow): Promise<Count | undefined> {
  if (!contest.closedAt) return undefined
  const row = await officialCount(contest.id)
  return row && (row.result as unknown as Count)
}
