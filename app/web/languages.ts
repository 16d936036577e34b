/** What the site is in: contests, people, the home of every text of ours. How it addresses people is another matter. */
export const languages = ['en', 'es', 'ru'] as const

export type Language = (typeof languages)[number]

export const isLanguage = (name: unknown): name is Language => languages.some((language) => language === name)

/** What a copy of our words is written in: for dates, numbers, `lang`, and texts people wrote once in each language. */
export const languageOf = (copy: string) => copy.slice(0, 2) as Language
