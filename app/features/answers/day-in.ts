import type { Language } from '#app/web/languages.ts'

/** A day in the language of a letter, which need not be that of whoever causes it. */
export function dayIn(locale: Language, date: Date, timeZone: string) {
  const language = locale === 'en' ? 'en-GB' : locale
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(date)
}
