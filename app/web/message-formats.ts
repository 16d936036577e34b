import { keepFormats } from '#app/web/keep-formats.ts'

// Stands in for app/paraglide/registry.js, which makes a new formatter for every message it shows.

const pluralRules = keepFormats((locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options))
const numberFormat = keepFormats((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))

export function plural(locale: string, input: unknown, options: Intl.PluralRulesOptions = {}) {
  return pluralRules(locale, options).select(Number(input))
}

export function number(locale: string, input: unknown, options: Intl.NumberFormatOptions = {}) {
  return numberFormat(locale, options).format(Number(input))
}
