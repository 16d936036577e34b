const day = 24 * 60 * 60 * 1000

/** What an administrator may choose from; in months 0 is for ever. Every list holds its safe default. */
export const termChoices = {
  traceDays: [14, 30, 90, 180, 365],
  viewDays: [30, 90, 180, 365, 730],
  mailDays: [60, 90, 180, 365, 730],
  auditMonths: [6, 12, 24, 36, 60, 0],
  unusedMonths: [0, 6, 12, 24, 36],
} as const

export type Term = keyof typeof termChoices

export const termNames = Object.keys(termChoices) as Term[]

/** So long before their account goes people are told. */
export const NOTICE_DAYS = 30

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * day)

/** The same day so many months earlier, or the last day of that month. */
export function monthsBefore(now: Date, months: number) {
  const then = new Date(now)
  then.setUTCDate(1)
  then.setUTCMonth(then.getUTCMonth() - months)
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(now.getUTCDate(), last))
  return then
}
