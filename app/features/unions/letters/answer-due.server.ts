import { promisedDate } from '#app/features/ideas/promised-date.ts'
import { promisesFor } from '#app/features/ideas/promises-for.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Working days in which letters about no contest are answered. */
export const generalPromiseDays = 5

/** Until when a letter is answered: as an idea of its contest is, on the days the organisation works; null if nothing is promised. */
export async function answerDue(contest: ContestRow | null, now: Date) {
  if (contest) return (await promisesFor(contest, now)).promisedBy
  const settings = await siteSettings()
  return promisedDate(now, generalPromiseDays, settings.timeZone, settings)
}
