import { isLocale, type Locale, locales } from '#app/paraglide/runtime.js'
import type { Theme } from '#app/web/request-context.server.ts'

export const localeCookie = 'lang'
export const themeCookie = 'theme'

/** The language of the answer: the account's, else the cookie's, else the browser's best, else English. */
export function readLocale(headers: Headers, accountLocale?: string | null): Locale {
  const wanted = [accountLocale, readCookie(headers, localeCookie), ...acceptedLanguages(headers)]
  return wanted.find((locale) => isLocale(locale)) ?? 'en'
}

/** The chosen theme, or undefined when the device decides. */
export function readTheme(headers: Headers): Theme | undefined {
  const theme = readCookie(headers, themeCookie)
  return theme === 'light' || theme === 'dark' ? theme : undefined
}

/** Base languages of Accept-Language (RFC 9110 §12.5.4) that we speak, most wanted first. */
function acceptedLanguages(headers: Headers) {
  return (headers.get('Accept-Language') ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.split('-')[0] ?? '', quality: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ language, quality }) => locales.includes(language as Locale) && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => language)
}

function readCookie(headers: Headers, name: string) {
  const cookies = (headers.get('Cookie') ?? '').split('; ')
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
}
