import { m } from '#app/paraglide/messages.js'
import { showDeadline } from '#app/ui/figures/show-time.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** What a person reads who came too late, or too early, with an idea; their text stays in the form. */
export function closedWords({ ideasUntil, timeZone }: Pick<ContestRow, 'ideasUntil' | 'timeZone'>, now: Date) {
  const over = ideasUntil && ideasUntil <= now
  return over ? m.ideas_closed({ date: showDeadline(ideasUntil, timeZone) }) : m.ideas_closed_now()
}
