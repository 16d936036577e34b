import type { SiteSettings } from '#app/features/settings/site-settings.server.ts'

type Language = SiteSettings['language']

/** The organisation's own words for a reader's language, else those in the language of the site; nothing where it has none. */
export function greetingFor({ greeting, language }: Pick<SiteSettings, 'greeting' | 'language'>, reader: Language) {
  const lang = [reader, language].find((one) => greeting[one] !== '')
  return lang ? { text: greeting[lang], lang } : null
}
