import { type Count, countNow } from '#app/features/winners/count-now.server.ts'
import { restLeft } from '#app/features/winners/counting/count-again.ts'
import { countSoon } from '#app/features/winners/counting/count-soon.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { unavailable } from '#app/web/refuse.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const tryAgain = 5

/**
 * The official count of a closed contest, a preview of an open one. Throws 503 while the official one is being made, and
 * while one that failed rests; the seconds until another try makes sense are said.
 */
export async function countOf(contest: ContestRow, now = new Date(), patience?: number): Promise<Count> {
  const official = await officialCountOf(contest)
  if (official) return official
  if (!contest.closedAt) return countNow(contest)
  const count = await countSoon(contest, null, now, patience)
  return count ?? unavailable(Math.max(tryAgain, restLeft(contest.id, now) / 1000))
}
