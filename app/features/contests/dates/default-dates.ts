import { addDays, addWorkingDays, type WorkCalendar } from '#app/features/contests/add-working-days.ts'
import { instantToLocal, localToInstant } from '#app/web/local-time.ts'

export interface ContestDates {
  ideasFrom: Date | null
  ideasUntil: Date | null
  votingFrom: Date | null
  votingUntil: Date | null
  juryUntil: Date | null
  answerBy: Date | null
}

export interface WishedDates extends Partial<ContestDates> {
  kind: 'contest' | 'debate' | 'box'
  /** When voting ends; for a debate when the discussion ends. */
  closes?: Date | null
  /** Whether people vote while ideas still come in. */
  overlap: boolean
  timeZone: string
  promiseDays: number
  calendar?: WorkCalendar
}

const usualDays = 14
const usualHour = 'T20:00'

/** Two weeks from now, at eight in the evening where the contest is at home. */
export function defaultClose(now: Date, timeZone: string): Date {
  const day = instantToLocal(addDays(now, usualDays, timeZone), timeZone).slice(0, 10)
  return localToInstant(day + usualHour, timeZone) ?? addDays(now, usualDays, timeZone)
}

/**
 * All dates of a contest from the few the owner gave. What may begin at once stays empty and is set on opening.
 * Without overlap the last third of the time, in whole days, belongs to the vote.
 */
export function defaultDates(wish: WishedDates, now: Date): ContestDates {
  const begins = wish.ideasFrom ?? null
  if (wish.kind === 'box')
    return { ...none, ideasFrom: begins, ideasUntil: wish.closes ?? null, votingUntil: wish.closes ?? null }
  const closes = wish.closes ?? defaultClose(begins ?? now, wish.timeZone)
  if (wish.kind === 'debate')
    return { ...none, ideasFrom: begins, ideasUntil: closes, answerBy: answerAfter(closes, wish) }
  const ideasUntil = wish.ideasUntil ?? (wish.overlap ? closes : lastThird(begins ?? now, closes, wish.timeZone))
  const votingFrom = wish.votingFrom ?? (wish.overlap ? begins : ideasUntil)
  const juryUntil = wish.juryUntil ?? null
  const answerBy = answerAfter(juryUntil ?? closes, wish)
  return { ideasFrom: begins, ideasUntil, votingFrom, votingUntil: closes, juryUntil, answerBy }
}

const none: ContestDates = {
  ideasFrom: null,
  ideasUntil: null,
  votingFrom: null,
  votingUntil: null,
  juryUntil: null,
  answerBy: null,
}

function answerAfter(end: Date, { answerBy, promiseDays, timeZone, calendar }: WishedDates) {
  return answerBy ?? addWorkingDays(end, Math.max(1, promiseDays), timeZone, calendar)
}

function lastThird(begins: Date, closes: Date, timeZone: string) {
  const days = (closes.getTime() - begins.getTime()) / (24 * 60 * 60 * 1000)
  if (days < 3)
    return new Date(begins.getTime() + Math.floor(((closes.getTime() - begins.getTime()) * 2) / 3 / 60_000) * 60_000)
  return addDays(closes, -Math.floor(days / 3), timeZone)
}
