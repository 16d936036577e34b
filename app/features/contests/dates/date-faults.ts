import type { ContestDates } from '#app/features/contests/dates/default-dates.ts'

export type DateField = 'closes' | 'ideasFrom' | 'ideasUntil' | 'votingFrom' | 'juryUntil' | 'answerBy'
export interface DateFault {
  field: DateField
  reason:
    | 'close-past'
    | 'ideas-end-first'
    | 'ideas-end-past'
    | 'ideas-after-close'
    | 'voting-end-first'
    | 'jury-first'
    | 'answer-first'
}

type Kind = 'contest' | 'debate' | 'box'

/** The first thing that makes no sense about the dates of a contest that is not open yet, or nothing. */
export function dateFault({ kind, ...dates }: ContestDates & { kind: Kind }, now: Date): DateFault | undefined {
  return orderFault(dates, kind === 'contest' ? dates.votingUntil : dates.ideasUntil, now)
}

function orderFault(dates: ContestDates, closes: Date | null, now: Date): DateFault | undefined {
  const { ideasFrom, ideasUntil, votingFrom, juryUntil, answerBy } = dates
  if (notAfter(closes, now)) return { field: 'closes', reason: 'close-past' }
  if (notAfter(ideasUntil, now)) return { field: 'ideasUntil', reason: 'ideas-end-past' }
  if (notAfter(ideasUntil, ideasFrom)) return { field: 'ideasFrom', reason: 'ideas-end-first' }
  if (closes && ideasUntil && ideasUntil > closes) return { field: 'ideasUntil', reason: 'ideas-after-close' }
  if (notAfter(closes, votingFrom)) return { field: 'votingFrom', reason: 'voting-end-first' }
  if (notAfter(juryUntil, closes)) return { field: 'juryUntil', reason: 'jury-first' }
  if (notAfter(answerBy, juryUntil ?? closes)) return { field: 'answerBy', reason: 'answer-first' }
  return undefined
}

/** Both are given and the later one is not later. */
const notAfter = (later: Date | null, earlier: Date | null) => later !== null && earlier !== null && later <= earlier
