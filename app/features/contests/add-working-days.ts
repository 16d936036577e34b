import { instantToLocal, localToInstant } from '#app/web/local-time.ts'

/** On which days somebody works: days of the week, Sunday being 0, without the days off (`YYYY-MM-DD`). */
export interface WorkCalendar {
  workingDays: number[]
  daysOff: string[]
}

const officeWeek: WorkCalendar = { workingDays: [1, 2, 3, 4, 5], daysOff: [] }

/** The same hour by the zone's clocks, so many working days later. A calendar without any is Monday to Friday. */
export function addWorkingDays(from: Date, days: number, timeZone: string, calendar = officeWeek): Date {
  const workingDays = calendar.workingDays.length > 0 ? calendar.workingDays : officeWeek.workingDays
  const off = new Set(calendar.daysOff)
  let [instant, left] = [from, days]
  while (left > 0) {
    instant = addDays(instant, 1, timeZone)
    const day = instantToLocal(instant, timeZone).slice(0, 10)
    if (workingDays.includes(new Date(`${day}T00:00Z`).getUTCDay()) && !off.has(day)) left -= 1
  }
  return instant
}

/** The same hour by the zone's clocks, so many days later; a change of the clocks in between does not move it. */
export function addDays(from: Date, days: number, timeZone: string): Date {
  const wall = new Date(`${instantToLocal(from, timeZone)}Z`)
  wall.setUTCDate(wall.getUTCDate() + days)
  return localToInstant(wall.toISOString().slice(0, 16), timeZone) ?? from
}
