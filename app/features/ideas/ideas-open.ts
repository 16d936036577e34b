import { type Dated, takesIdeas } from '#app/features/contests/phase.ts'

/** A form opened before the close may still arrive this long after it. */
export const GRACE_MS = 2 * 60 * 1000

/** Whether an idea is taken at `now`; `opened` is when its form was opened, if that is known for certain. */
export function ideasOpen(contest: Dated, now: Date, opened?: Date) {
  if (takesIdeas(contest, now)) return true
  if (!opened || opened > now || !contest.ideasUntil || contest.ideasUntil > now) return false
  return takesIdeas(contest, opened) && now.getTime() - contest.ideasUntil.getTime() <= GRACE_MS
}
