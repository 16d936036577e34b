import { addWorkingDays, type WorkCalendar } from '#app/features/contests/add-working-days.ts'
import { instantToLocal, localToInstant } from '#app/web/local-time.ts'

/**
 * The end of the day by which something is promised: so many working days after the day the idea was received, by the
 * dates of the contest's zone. No days means that nothing was promised.
 */
export function promisedDate(
  received: Date,
  workingDays: number,
  timeZone: string,
  calendar?: WorkCalendar,
): Date | null {
  if (workingDays <= 0) return null
  const day = instantToLocal(addWorkingDays(received, workingDays, timeZone, calendar), timeZone).slice(0, 10)
  return localToInstant(`${day}T23:59`, timeZone) ?? null
}
