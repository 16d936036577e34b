import { promisedDate } from '#app/features/ideas/promised-date.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'

/** Working days within which a complaint is answered: it does not wait as long as an idea. */
export const answeredWithin = 1

/** By when somebody answers a complaint that came in at `now`, on the days the organisation works. */
export async function dueBy(timeZone: string, now: Date): Promise<Date> {
  return promisedDate(now, answeredWithin, timeZone, await siteSettings()) as Date
}
