import { m } from '#app/paraglide/messages.js'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** "4 days left", as a sentence of its own. */
export function timeLeft(until: Date, now: Date): string {
  const left = until.getTime() - now.getTime()
  if (left >= 2 * day) return m.contests_days_left({ n: Math.floor(left / day) })
  return left >= hour ? m.contests_hours_left({ n: Math.floor(left / hour) }) : m.contests_last_hour()
}

/** The same in the middle of a line. */
export function timeLeftInLine(until: Date, now: Date): string {
  const left = until.getTime() - now.getTime()
  if (left >= 2 * day) return m.contests_days_left_in({ n: Math.floor(left / day) })
  return left >= hour ? m.contests_hours_left_in({ n: Math.floor(left / hour) }) : m.contests_last_hour_in()
}
