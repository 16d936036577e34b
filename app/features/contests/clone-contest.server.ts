import { addDays } from '#app/features/contests/add-working-days.ts'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { defaultClose } from '#app/features/contests/dates/default-dates.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { wishOf } from '#app/features/contests/setup/wish-of.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { guestsOf } from '#drizzle/queries/contest-guests.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const day = 24 * 60 * 60 * 1000

/** A new draft with the same rules and words, lasting as long as the old contest, without its ideas and votes. */
export async function cloneContest(viewer: Viewer, name: string, now: Date = new Date()) {
  const original = await findContest(viewer, name, 'contest.manage')
  const guests = await guestsOf(original.id)
  const invited = {
    emails: guests.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    domains: guests.filter(({ kind }) => kind === 'domain').map(({ value }) => value),
  }
  return createContest(viewer, { ...moved(original, now), invited, clonedFrom: original.id }, now)
}

/** The old dates, moved by whole days so that the contest begins today. */
function moved(original: ContestRow, now: Date): ContestWish {
  const wish = wishOf(original)
  const closes = wish.closes ?? null
  if (!closes)
    return { ...wish, ideasFrom: null, closes: original.kind === 'box' ? null : defaultClose(now, original.timeZone) }
  const begin = original.ideasFrom ?? original.createdAt
  const days = Math.max(Math.round((now.getTime() - begin.getTime()) / day), daysUntilLater(closes, now))
  const move = (date: Date | null | undefined) => (date ? addDays(date, days, original.timeZone) : null)
  const { ideasUntil, votingFrom, juryUntil, answerBy } = wish
  const voting = { ideasUntil: move(ideasUntil), votingFrom: move(votingFrom), closes: move(closes) }
  return { ...wish, ...voting, ideasFrom: null, juryUntil: move(juryUntil), answerBy: move(answerBy) }
}

/** At least so many days that the close lies ahead. */
const daysUntilLater = (closes: Date, now: Date) => Math.ceil((now.getTime() - closes.getTime()) / day) + 1
