import { expect, test } from 'vitest'
import { copies, copyFor, usualAddress } from '#app/web/forms-of-address.ts'
import { languageOf, languages } from '#app/web/languages.ts'
import { readLocale } from '#app/web/read-preferences.server.ts'

test('the usual form of address is the language itself', () => {
  for (const language of languages) expect(copyFor(language, usualAddress)).toBe(language)
})

test.each([
  ['en', 'en'],
  ['es', 'es-usted'],
  ['ru', 'ru-ti'],
] as const)('%s in the other form is the copy %s', (language, copy) => {
  expect(copyFor(language, { es: 'usted', ru: 'ty' })).toBe(copy)
})

test('every copy is in one of the languages, and a name both dates and plurals understand', () => {
  for (const copy of copies) {
    expect(languages).toContain(languageOf(copy))
    expect(new Intl.PluralRules(copy).resolvedOptions().locale.slice(0, 2)).toBe(languageOf(copy))
  }
})

test('nobody asks for a form of address of their own: it is the site’s', () => {
  expect(readLocale(new Headers({ Cookie: 'language=es-usted' }))).toBe('en')
})
