import { finishCount } from '#app/features/winners/counting/finish-count.server.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'

/** Makes the count of a closed contest that has none yet; at a command line there is time to wait for it. */
export async function countWhole(slug: string) {
  const contest = await contestNamed(slug)
  if (contest?.closedAt) await finishCount(contest)
}
