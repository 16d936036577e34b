import { promisedDate } from '#app/features/ideas/promised-date.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Until when somebody reads and answers what came in at `now`, on the days the organisation works. */
export async function promisesFor(
  { readDays, promiseDays, timeZone }: Pick<ContestRow, 'readDays' | 'promiseDays' | 'timeZone'>,
  now: Date,
) {
  const calendar = await siteSettings()
  const within = (days: number) => promisedDate(now, days, timeZone, calendar)
  return { readPromisedBy: within(readDays), promisedBy: within(promiseDays) }
}
