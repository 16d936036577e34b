import { describe, expect, test } from 'vitest'
import { readLocale, readTheme, rememberLocale, rememberTheme } from '#app/web/read-preferences.server.ts'

const asking = (headers: Record<string, string>) => new Headers(headers)

describe('the language of a page', () => {
  const cases: [string, Record<string, string>, string | null, string][] = [
    ['is English for somebody who says nothing', {}, null, 'en'],
    ['is what the browser asks for', { 'Accept-Language': 'ru' }, null, 'ru'],
    ['accepts a country the browser adds', { 'Accept-Language': 'es-MX,en;q=0.8' }, null, 'es'],
    ['follows the weights, not the order', { 'Accept-Language': 'en;q=0.3, ru;q=0.9' }, null, 'ru'],
    ['skips what was refused with a weight of nothing', { 'Accept-Language': 'ru;q=0, es;q=0.1' }, null, 'es'],
    ['passes over languages we do not speak', { 'Accept-Language': 'de, fr;q=0.9, es;q=0.2' }, null, 'es'],
    ['survives nonsense', { 'Accept-Language': ';;q=,,ru;q=many, *' }, null, 'en'],
    ['is the one chosen before in this browser', { 'Accept-Language': 'ru', Cookie: 'language=es' }, null, 'es'],
    ['ignores a cookie naming no language of ours', { Cookie: 'language=xx' }, null, 'en'],
    ['is above all the one of the account', { Cookie: 'language=es' }, 'ru', 'ru'],
  ]
  test.each(cases)('%s', (_, headers, account, expected) => {
    expect(readLocale(asking(headers), account)).toBe(expected)
  })
})

test('a theme is dark or light, or the device decides', () => {
  expect(readTheme(asking({ Cookie: 'a=b; theme=dark' }))).toBe('dark')
  expect(readTheme(asking({ Cookie: 'theme=light' }))).toBe('light')
  expect(readTheme(asking({ Cookie: 'theme="><script>' }))).toBeUndefined()
  expect(readTheme(asking({}))).toBeUndefined()
})

test('what was chosen is read back from the cookie that remembers it', () => {
  const cookieOf = (setCookie: string) => asking({ Cookie: setCookie.split(';')[0] ?? '' })
  expect(readLocale(cookieOf(rememberLocale('ru')))).toBe('ru')
  expect(readTheme(cookieOf(rememberTheme('dark')))).toBe('dark')
})
