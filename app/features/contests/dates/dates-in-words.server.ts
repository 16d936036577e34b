import type { Extension } from '#app/features/contests/extend-contest.server.ts'
import { translate } from '#app/web/translate.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const keys = {
  ideasUntil: 'contests_moved_ideas_until',
  votingUntil: 'contests_moved_voting_until',
  juryUntil: 'contests_moved_jury_until',
  answerBy: 'contests_moved_answer_by',
} as const

type Moved = Partial<Record<Exclude<keyof Extension, 'note'>, Date>>

/** Which dates moved from when to when, in the language of the contest: one line each. */
export function datesInWords(contest: ContestRow, moved: Moved): string[] {
  return Object.entries(moved).map(([key, date]) => {
    const name = key as keyof Moved
    const words = { from: momentOf(contest[name], contest), to: momentOf(date, contest) }
    return translate(keys[name], words, { locale: contest.language })
  })
}

function momentOf(date: Date | null, { language, timeZone }: Pick<ContestRow, 'language' | 'timeZone'>) {
  if (!date) return '–'
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  })
  return format.format(date)
}
