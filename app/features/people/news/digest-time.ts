import { instantToLocal, localToInstant } from '#app/web/local-time.ts'

interface Clock {
  /** IANA name of their zone. */
  timeZone: string
  /** 0 to 23, of their own clock. */
  hour: number
  rhythm: 'daily' | 'weekly'
}

/**
 * When the digest with news that waits since `since` is due: at the person's own hour after it, on a later day of theirs
 * than the last digest, and where news comes weekly on a Monday.
 */
export function digestTime({ timeZone, hour, rhythm }: Clock, since: Date, last: Date | null): Date {
  const lastDay = last ? dayOf(last, timeZone) : ''
  let day = dayOf(since, timeZone)
  for (let tried = 0; tried < 16; tried += 1, day = dayAfter(day)) {
    const at = localToInstant(`${day}T${String(hour).padStart(2, '0')}:00`, timeZone) as Date
    if (at >= since && day > lastDay && (rhythm === 'daily' || isMonday(day))) return at
  }
  throw new Error(`No hour for a digest after ${since.toISOString()} in ${timeZone}.`)
}

const dayOf = (instant: Date, timeZone: string) => instantToLocal(instant, timeZone).slice(0, 10)
const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
const isMonday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1
