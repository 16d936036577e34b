import type { Locale } from '#app/paraglide/runtime.js'

/** A day in the language of a letter, which need not be that of whoever causes it. */
export function dayIn(locale: Locale, date: Date, timeZone: string) {
  const language = locale === 'en' ? 'en-GB' : locale
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(date)
}
