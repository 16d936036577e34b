import { type Language, languages } from './languages.ts'

/** How a language can address whoever reads, the usual way first; English knows only one. */
export const formsOfAddress = { es: ['tu', 'usted'], ru: ['vy', 'ty'] } as const

export type Address = { [Spoken in keyof typeof formsOfAddress]: (typeof formsOfAddress)[Spoken][number] }

export const usualAddress: Address = { es: 'tu', ru: 'vy' }

/** Copies that say in another form what addresses people; all else they have from their language. */
const otherCopies = { es: 'es-usted', ru: 'ru-ti' } as const

/** One wording of everything the site says: a language in one form of address. */
export type Copy = Language | (typeof otherCopies)[keyof typeof otherCopies]

export const copies: readonly Copy[] = [...languages, ...Object.values(otherCopies)]

/** The copy of a language for a site that addresses people so. */
export function copyFor(language: Language, address: Address): Copy {
  return language === 'en' || address[language] === usualAddress[language] ? language : otherCopies[language]
}
