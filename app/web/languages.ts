/** What the site is in: contests, people, the home of every text of ours. How it addresses people is another matter. */
export const languages = ['en', 'es', 'ru'] as const

export type Language = (typeof languages)[number]

export const isLanguage = (name: unknown): name is Language => languages.some((language) => language === name)
