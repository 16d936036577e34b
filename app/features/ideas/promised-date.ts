import { addWorkingDays } from '#app/features/contests/add-working-days.ts'
import { instantToLocal, localToInstant } from '#app/web/local-time.ts'

/**
 * The end of the day by which an answer is promised: so many working days (Monday to Friday) after the day it was
 * received, counted on the calendar of the contest's zone. No days means that nothing was promised.
 */
export function promisedDate(received: Date, workingDays: number, timeZone: string): Date | null {
  if (workingDays <= 0) return null
  const day = instantToLocal(addWorkingDays(received, workingDays, timeZone), timeZone).slice(0, 10)
  return localToInstant(`${day}T23:59`, timeZone) ?? null
}
