const day = 24 * 60 * 60 * 1000
const daily = 7
const weekly = 4
const form = /^aflora-(\d{4}-\d{2}-\d{2})\.db(?:\.files|\.checked)?$/

const dateOf = (name: string) => form.exec(name)?.[1]
const ageOf = (date: string, now: Date) => Math.floor((now.getTime() - Date.parse(`${date}T00:00:00Z`)) / day)
/** Weeks end on Sundays; 1 January 1970 was a Thursday. */
const weekOf = (date: string) => Math.floor((Date.parse(`${date}T00:00:00Z`) / day + 3) / 7)

/**
 * Which of the copies may go: all but those of the newest seven days and the newest of each of the last four weeks,
 * which is Sunday's unless the site was off then. Nothing is older than four weeks: what was erased is gone by then.
 */
export function outdatedBackups(names: string[], now: Date): string[] {
  const dates = [...new Set(names.flatMap((name) => dateOf(name) ?? []))].sort()
  const newestOfWeek = new Map(dates.map((date) => [weekOf(date), date]))
  return names.filter((name) => {
    const date = dateOf(name)
    if (!date || ageOf(date, now) < daily) return false
    return newestOfWeek.get(weekOf(date)) !== date || ageOf(date, now) >= weekly * 7
  })
}
