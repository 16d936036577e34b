import { expect, test } from 'vitest'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import * as proxy from '#app/routes/people/proxy-sign-in.ts'
import * as signIn from '#app/routes/people/sign-in.tsx'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { newId } from '#drizzle/ids.ts'
import { personByEmail } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aPerson, aRequest } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

const behind = <Answer>(proxyEmail: string | undefined, ask: () => Answer) =>
  runInRequestContext({ ...requestContext(), cache: new Map(), proxyEmail }, ask)
const press = (email: string | undefined, next = '/me') =>
  behind(email, () => visitRoute(proxy, '/in/proxy', { form: { next } }))
const viewerWith = (cookies: string[]) => viewerOf(aRequest('/', { headers: { Cookie: cookieHeader(cookies) } }))

test('whom the proxy has signed in is offered to go on, and does', async () => {
  const email = `${newId()}@acme.example`
  expect((await behind(email, () => visitRoute(signIn, '/in'))).page).toMatchObject({ proxied: email })
  const inside = await press(email.toUpperCase(), '/c/x')
  expect([inside.status, inside.to]).toEqual([303, '/c/x'])
  expect(await viewerWith(inside.cookies)).toMatchObject({ kind: 'account', email })
  expect((await press(email, 'https://evil.example')).to).toBe('/')
})

test('without a word of the proxy, or with one that is no address, there is no such way in', async () => {
  for (const said of [undefined, '', 'anna', 'a@acme.example, b@acme.example']) {
    const refused = await press(said)
    expect([refused.status, refused.cookies]).toEqual([404, []])
  }
  expect((await visitRoute(signIn, '/in')).page).not.toHaveProperty('proxied', expect.any(String))
})

test('a suspended person stays out, and a stranger where accounts are by invitation', async () => {
  const { email } = await aPerson({ suspendedAt: new Date() })
  expect((await press(email ?? '')).to).toBe('/in')
  await changeSettings({ signUp: 'invited' })
  const stranger = `${newId()}@acme.example`
  expect([(await press(stranger)).to, await personByEmail(stranger)]).toEqual(['/in', undefined])
  await changeSettings({ signUp: 'open' })
})
