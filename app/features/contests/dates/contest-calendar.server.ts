import { env } from '#app/env.server.ts'
import { closesAt } from '#app/features/contests/closes-at.ts'
import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { calendarOf, type Reminder } from '#app/features/contests/dates/calendar-of.ts'
import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** A contest's close and promised answer for people's calendars. The caller has made sure they may see it. */
export function contestCalendar(contest: ContestRow): string {
  const { title } = contest
  const closes = contest.kind === 'box' ? null : closesAt(contest)
  const reminders = [
    ...reminder(contest, 'close', closes, m.contests_calendar_closes({ title })),
    ...reminder(contest, 'answer', contest.answerBy, m.contests_calendar_answer({ title })),
  ]
  return calendarOf(title, reminders, contest.updatedAt)
}

function reminder(contest: ContestRow, what: string, at: Date | null, title: string): Reminder[] {
  if (!at) return []
  const url = new URL(contestPath(contest), env.PUBLIC_URL)
  const warning = m.contests_calendar_tomorrow({ title })
  return [{ uid: `${what}-${contest.id}@${url.hostname}`, at, title, warning, url: url.href }]
}
