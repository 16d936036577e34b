import { type Address, type Copy, copyFor, usualAddress } from '#app/web/forms-of-address.ts'
import type { Language } from '#app/web/languages.ts'

let current = usualAddress

/** From here on whatever this process says addresses people so: the site has one voice, whoever listens. */
export function addressPeople(address: Address) {
  current = address
}

/** The copy in which this site speaks a language. */
export const copyOf = (language: Language): Copy => copyFor(language, current)
