import { describe, expect, test } from 'vitest'
import { startSession } from '#app/features/people/start-session.server.ts'
import { action as chooseLanguage } from '#app/routes/site/language.ts'
import { action as chooseTheme, loader as themePage } from '#app/routes/site/theme.ts'
import { personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aPerson, aRequest } from '#tests/factory.ts'

const args = (request: Request) => ({ request, params: {}, context: { requestId: '', nonce: '', ip: '' } })

/** What the act answers, thrown or returned. */
const answerOf = (act: () => Promise<Response>) => act().catch((thrown: Response) => thrown)

describe('the theme button', () => {
  const press = (form: Record<string, string>) => answerOf(() => chooseTheme(args(aRequest('/theme', { form }))))

  test('leads back to the page it stands on and is remembered', async () => {
    const answer = await press({ theme: 'dark', back: '/c/no-waiting?order=top' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/c/no-waiting?order=top')
    expect(answer.headers.get('Set-Cookie')).toMatch(/^theme=dark; Path=\/; SameSite=Lax; Max-Age=31536000; HttpOnly/)
  })

  test.each(['https://evil.example/', '//evil.example', '/\t/evil.example'])('never leads to %s', async (back) => {
    expect((await press({ theme: 'light', back })).headers.get('Location')).toBe('/')
  })

  test('refuses a theme there is not', async () => {
    const answer = await press({ theme: 'pink' })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })

  test('has no page', () => {
    expect(themePage).toThrow(expect.objectContaining({ status: 404 }))
  })
})

describe('the language buttons', () => {
  const press = (language: string, Cookie = '') =>
    answerOf(() =>
      chooseLanguage(args(aRequest('/language', { form: { language, back: '/me' }, headers: { Cookie } }))),
    )

  test('are remembered by the browser of a stranger', async () => {
    const answer = await press('ru')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/me')
    expect(answer.headers.get('Set-Cookie')).toMatch(/^language=ru;/)
  })

  test('are remembered in the account too, for mail and other devices', async () => {
    const person = await aPerson({ language: 'en' })
    const row = await personById(person.id)
    const session = await startSession(row!, aRequest('/'))
    await press('es', cookieHeader(session))
    expect((await personById(person.id))?.language).toBe('es')
  })

  test('refuse a language there is not', async () => {
    expect((await press('xx')).status).toBe(400)
  })
})
