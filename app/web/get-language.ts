import { getLocale } from '#app/paraglide/runtime.js'
import { languageOf } from '#app/web/languages.ts'

/** The language of the page at hand, in whatever form it addresses people. */
export const getLanguage = () => languageOf(getLocale())
