import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { trendingStart } from '#app/features/ranking/orders/trending-score.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { startFinalists } from '#drizzle/queries/finals.ts'

/** The ideas of a final enter it together, and are answered when it is decided. Inside the transaction that opens it. */
export async function welcomeFinalists({ id, answerBy, fairPrior }: ContestRow, now: Date) {
  const scores = { fairScore: fairScore(0, 0, fairPrior), trendingScore: trendingStart(now) }
  await startFinalists(id, { publishedAt: now, promisedBy: answerBy, updatedAt: now, ...scores })
}
