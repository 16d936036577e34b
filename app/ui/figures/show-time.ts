import { getLanguage } from '#app/web/get-language.ts'
import { keepFormats } from '#app/web/keep-formats.ts'
import { instantToLocal } from '#app/web/local-time.ts'

const languages = { en: 'en-GB', es: 'es', ru: 'ru' } as const

const dateFormat = keepFormats((locale, options: Intl.DateTimeFormatOptions) => {
  return new Intl.DateTimeFormat(locale, options)
})
const relativeFormat = keepFormats((locale, options: Intl.RelativeTimeFormatOptions) => {
  return new Intl.RelativeTimeFormat(locale, options)
})

/** "28 March", with the year when it is not this one. */
export function showDay(date: Date, timeZone = 'UTC', now = new Date()) {
  const year = date.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
  return inWords({ day: 'numeric', month: 'long', year, timeZone }).format(date)
}

/** "28 March, 20:00" */
export function showMoment(date: Date, timeZone = 'UTC', now = new Date()) {
  return `${showDay(date, timeZone, now)}, ${showHour(date, timeZone)}`
}

/** "28 March, 20:00 (UTC+1)": everybody reads the same instant. */
export function showDeadline(date: Date, timeZone = 'UTC', now = new Date()) {
  return `${showMoment(date, timeZone, now)} (${zoneName(date, timeZone)})`
}

/** "10:42" */
export function showHour(date: Date, timeZone = 'UTC') {
  return inWords({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(date)
}

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** "2 days ago", "in 3 hours"; within a minute "now". */
export function showAgo(date: Date, now = new Date()) {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000)
  const [unit, length] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', Number.POSITIVE_INFINITY]
  const count = Math.trunc(seconds / length) || 0
  return relativeFormat(languages[getLanguage()], { numeric: 'auto' }).format(count, unit)
}

/** Offsets are the same on every machine; names of zones differ between server and browser. */
function zoneName(date: Date, timeZone: string) {
  const minutes = Math.ceil((Date.parse(`${instantToLocal(date, timeZone)}Z`) - date.getTime()) / 60_000)
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

function inWords(options: Intl.DateTimeFormatOptions) {
  return dateFormat(languages[getLanguage()], options)
}
