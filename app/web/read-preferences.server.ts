import { readCookie, setCookie } from '#app/web/cookies.server.ts'
import { isLanguage, type Language } from '#app/web/languages.ts'
import type { Theme } from '#app/web/request-context.server.ts'

const year = 365 * 24 * 60 * 60

/** The language of the answer: the account's, else the cookie's, else the browser's best, else English. */
export function readLocale(headers: Headers, accountLocale?: string | null): Language {
  const wanted = [accountLocale, readCookie({ headers }, 'language'), ...acceptedLanguages(headers)]
  return wanted.find((locale) => isLanguage(locale)) ?? 'en'
}

/** The chosen theme, or undefined when the device decides. */
export function readTheme(headers: Headers): Theme | undefined {
  const theme = readCookie({ headers }, 'theme')
  return theme === 'light' || theme === 'dark' ? theme : undefined
}

/** Set-Cookie header. */
export function rememberLocale(locale: Language) {
  return setCookie('language', locale, { maxAge: year })
}

/** Set-Cookie header. */
export function rememberTheme(theme: Theme) {
  return setCookie('theme', theme, { maxAge: year })
}

/** Base languages of Accept-Language (RFC 9110 §12.5.4), most wanted first. */
function acceptedLanguages(headers: Headers) {
  return (headers.get('Accept-Language') ?? '')
    .slice(0, 500)
    .split(',')
    .map(weighed)
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ language }) => language)
}

function weighed(range: string) {
  const [tag = '', ...parameters] = range.toLowerCase().split(';')
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
  return { language: tag.trim().split('-')[0] ?? '', weight: quality ? Number(quality.slice(2)) : 1 }
}
