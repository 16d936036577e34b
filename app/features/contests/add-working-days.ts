import { instantToLocal, localToInstant } from '#app/web/local-time.ts'

/** The same hour by the zone's clocks, so many working days (Monday to Friday) later. */
export function addWorkingDays(from: Date, days: number, timeZone: string): Date {
  let [instant, left] = [from, days]
  while (left > 0) {
    instant = addDays(instant, 1, timeZone)
    if (isWorkingDay(instant, timeZone)) left -= 1
  }
  return instant
}

/** The same hour by the zone's clocks, so many days later; a change of the clocks in between does not move it. */
export function addDays(from: Date, days: number, timeZone: string): Date {
  const wall = new Date(`${instantToLocal(from, timeZone)}Z`)
  wall.setUTCDate(wall.getUTCDate() + days)
  return localToInstant(wall.toISOString().slice(0, 16), timeZone) ?? from
}

function isWorkingDay(instant: Date, timeZone: string) {
  const weekday = new Date(`${instantToLocal(instant, timeZone)}Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
