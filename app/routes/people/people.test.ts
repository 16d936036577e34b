import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import { invitePerson } from '#app/features/people/invite-person.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import { issueSetupLink } from '#app/features/people/issue-setup-link.server.ts'
import { hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { visitor } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import * as code from '#app/routes/people/code.tsx'
import * as endSession from '#app/routes/people/end-session.ts'
import * as join from '#app/routes/people/join.tsx'
import * as link from '#app/routes/people/link.tsx'
import * as loadSample from '#app/routes/people/load-sample.ts'
import * as me from '#app/routes/people/me.tsx'
import * as password from '#app/routes/people/password.tsx'
import * as passwordSignIn from '#app/routes/people/password-sign-in.tsx'
import * as profile from '#app/routes/people/profile.tsx'
import * as resend from '#app/routes/people/resend-code.ts'
import * as secretLink from '#app/routes/people/secret-link.tsx'
import * as sessions from '#app/routes/people/sessions.tsx'
import * as setUp from '#app/routes/people/set-up.tsx'
import * as setUpAdmin from '#app/routes/people/set-up-admin.tsx'
import * as setUpMail from '#app/routes/people/set-up-mail.tsx'
import * as setUpWho from '#app/routes/people/set-up-who.tsx'
import * as signIn from '#app/routes/people/sign-in.tsx'
import * as signOut from '#app/routes/people/sign-out.tsx'
import { takeNote } from '#app/web/note.server.ts'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { addGuest } from '#drizzle/queries/people.ts'
import { keepSetting } from '#drizzle/queries/settings.ts'
import { people, signInCodes } from '#drizzle/schema/index.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { anAdmin, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { codeFor, tokenFor } from '#tests/mailbox.ts'

interface Route {
  loader?: (given: LoaderFunctionArgs) => unknown
  action?: (given: ActionFunctionArgs) => unknown
}

interface Sent {
  form?: Record<string, string>
  cookie?: string
  token?: string
}

/** What a browser gets from a route: status, where to, its cookies, and what the page is told. */
async function visit(route: Route, path: string, { form, cookie = '', token }: Sent = {}) {
  const request = aRequest(path, { form, headers: { Cookie: cookie } })
  const given = { request, params: token ? { token } : {}, context: {} }
  const answer = await Promise.resolve((form ? route.action : route.loader)?.(given)).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) {
    const jar = cookieHeader(cookie.split('; '), answer.headers.getSetCookie())
    return {
      status: answer.status,
      to: answer.headers.get('Location'),
      cookie: jar,
      headers: answer.headers,
      page: null,
    }
  }
  if (answer instanceof Error) throw answer
  const wrapped = answer as { data?: unknown; init?: { status?: number } | null; type?: string }
  const isWrapped = wrapped?.type === 'DataWithResponseInit'
  const page = (isWrapped ? wrapped.data : answer) as never
  return { status: (isWrapped && wrapped.init?.status) || 200, to: null, cookie, headers: new Headers(), page }
}

const anAddress = () => `${newId()}@example.org`
const kindOf = async (cookie: string) => (await viewerOf(aRequest('/', { headers: { Cookie: cookie } }))).kind

test('the whole way in by code: address, code, back to where the person was', async () => {
  const email = anAddress()
  const asked = await visit(signIn, '/in', {
    form: { email: ` ${email.toUpperCase()} `, next: '/c/x?order=new' },
  })
  expect([asked.status, asked.to]).toEqual([303, '/in/code'])
  expect((await visit(code, '/in/code', { cookie: asked.cookie })).page).toMatchObject({
    next: '/c/x?order=new',
    mayGoOn: false,
  })

  const wrong = await visit(code, '/in/code', { form: { code: 'abc' }, cookie: asked.cookie })
  expect([wrong.status, wrong.page]).toMatchObject([400, { errors: { code: ['The code has 6 digits.'] } }])

  const digits = await codeFor(email)
  const entered = { code: `${digits.slice(0, 3)} ${digits.slice(3)}` }
  const inside = await visit(code, '/in/code', { form: entered, cookie: asked.cookie })
  expect([inside.status, inside.to]).toEqual([303, '/c/x?order=new'])
  expect(await kindOf(inside.cookie)).toBe('account')
  expect(inside.cookie).not.toContain('sign-in=')

  const again = await visit(code, '/in/code', { form: entered, cookie: asked.cookie })
  expect([again.status, await kindOf(again.cookie)]).toEqual([400, 'visitor'])
})

test('opening the mailed link does nothing; its button signs in, once', async () => {
  const email = anAddress()
  await visit(signIn, '/in', { form: { email } })
  const token = await tokenFor(email)
  const path = `/in/link/${token}`
  for (let n = 0; n < 3; n += 1) {
    const shown = await visit(link, path, { token })
    expect([shown.status, shown.page]).toMatchObject([200, { link: { email } }])
    expect(await kindOf(shown.cookie)).toBe('visitor')
  }
  const pressed = await visit(link, path, { form: {}, token })
  expect([pressed.status, await kindOf(pressed.cookie)]).toEqual([303, 'account'])
  const twice = await visit(link, path, { form: {}, token })
  expect([twice.status, await kindOf(twice.cookie)]).toEqual([410, 'visitor'])
  expect((await visit(link, path, { token })).status).toBe(410)
})

test('known and unknown addresses are answered alike', async () => {
  const known = await aPerson()
  const answers = await Promise.all(
    [known.email ?? '', anAddress()].map(async (email) => {
      const { status, to, headers } = await visit(signIn, '/in', { form: { email } })
      return [status, to, [...headers.keys()].join()]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  const form = { email: '', password: 'whatever it may be' }
  const [one, other] = await Promise.all(
    [known.email ?? '', anAddress()].map((email) =>
      visit(passwordSignIn, '/in/password', { form: { ...form, email } }),
    ),
  )
  expect({ ...one, page: { ...(one?.page as object | null), values: {} } }).toEqual({
    ...other,
    page: { ...(other?.page as object | null), values: {} },
  })
})

test('what is no address is refused beside its field, and kept', async () => {
  const refused = await visit(signIn, '/in', { form: { email: 'ana@' } })
  expect(refused).toMatchObject({
    status: 400,
    page: { errors: { email: [expect.any(String)] }, values: { email: 'ana@' } },
  })
})

test('after the second resend the way on without a code is offered', async () => {
  const email = anAddress()
  let { cookie } = await visit(signIn, '/in', { form: { email, next: '/c/x' } })
  const tooFast = await visit(resend, '/in/mail', { form: {}, cookie })
  expect(tooFast.to).toBe('/in/code')
  expect((await visit(code, '/in/code', { cookie: tooFast.cookie })).page).toMatchObject({ mayGoOn: false })

  for (const minutes of [2, 1]) {
    await transaction(() => makeOlder(minutes))
    cookie = (await visit(resend, '/in/mail', { form: {}, cookie })).cookie
  }
  expect((await visit(code, '/in/code', { cookie })).page).toMatchObject({ mayGoOn: true, next: '/c/x' })
})

test('nobody leaves the site by signing in', async () => {
  for (const next of [
    'https://evil.example/',
    '//evil.example',
    '/\t/evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ]) {
    const email = anAddress()
    const { cookie } = await visit(signIn, '/in', { form: { email, next } })
    const inside = await visit(code, '/in/code', { form: { code: await codeFor(email) }, cookie })
    expect(inside.to).toMatch(/^\/(?![/\\])/)
    expect(new URL(inside.to ?? '', 'http://localhost:3000').origin).toBe('http://localhost:3000')
  }
})

test('a password lets in, keeps what the browser did as a guest, and a wrong one keeps the address', async () => {
  const ana = await aPerson({ passwordHash: await hashPassword('the heron waits by cold water') })
  const idea = await anIdea()
  const guest = visitor(newId())
  await castVote(guest, idea.id)
  const cookie = cookieHeader(rememberVisitor(guest.id))
  const form = { email: ana.email ?? '', password: 'not the right one', next: '/me' }

  const wrong = await visit(passwordSignIn, '/in/password', { form, cookie })
  expect(wrong).toMatchObject({ status: 400, page: { values: { email: ana.email } } })
  expect(JSON.stringify(wrong.page)).not.toContain('not the right one')

  const right = { ...form, password: 'the heron waits by cold water' }
  const inside = await visit(passwordSignIn, '/in/password', { form: right, cookie })
  expect([inside.status, inside.to, await kindOf(inside.cookie)]).toEqual([303, '/me', 'account'])
  expect((await ideaWithContest(idea.id))?.idea.votes).toBe(1)
})

test('whoever has chosen a language is welcomed in it, as the next page is', async () => {
  const ana = await aPerson({ language: 'es', passwordHash: await hashPassword('the heron waits by cold water') })
  const form = { email: ana.email ?? '', password: 'the heron waits by cold water', next: '/me' }
  const inside = await visit(passwordSignIn, '/in/password', { form })
  const { note } = takeNote(aRequest('/me', { headers: { Cookie: inside.cookie } }))
  expect(note?.text).toContain('Has entrado como')
})

test('signing out ends the session wherever its cookie was copied to', async () => {
  const ana = await signedIn()
  expect(await kindOf(ana.cookie)).toBe('account')
  const left = await visit(signOut, '/out', { form: {}, cookie: ana.cookie })
  expect([left.status, left.headers.get('Clear-Site-Data')]).toEqual([303, '"cache", "storage"'])
  expect([await kindOf(ana.cookie), await kindOf(left.cookie)]).toEqual(['visitor', 'visitor'])
})

test.each([
  ['/me/sessions', sessions],
  ['/me/password', password],
  ['/me/profile', profile],
])('%s is for people with an account', async (path, route) => {
  for (const form of [undefined, {}]) {
    if (form && !('action' in route)) continue
    const sent = await visit(route, path, { form })
    expect([sent.status, sent.to]).toEqual([303, `/in?next=${encodeURIComponent(path)}`])
  }
  expect((await visit(route, path, { cookie: (await signedIn()).cookie })).status).toBe(200)
})

test('a stranger ends nobody’s session', async () => {
  const sent = await visit(endSession, '/me/sessions/end', { form: { session: 'x' } })
  expect(sent.status).toBe(303)
  const other = await visit(endSession, '/me/sessions/end', {
    form: { session: 'x' },
    cookie: (await signedIn()).cookie,
  })
  expect(other.status).toBe(404)
})

test('a profile that is not accepted keeps what was written', async () => {
  const { cookie } = await signedIn()
  const refused = await visit(profile, '/me/profile', { form: { name: 'Aflora', language: 'en' }, cookie })
  expect(refused).toMatchObject({
    status: 400,
    page: { values: { name: 'Aflora' }, errors: { name: [expect.any(String)] } },
  })
  const saved = await visit(profile, '/me/profile', { form: { name: 'Ana', language: 'ru' }, cookie })
  expect([saved.status, saved.cookie.includes('language=ru')]).toEqual([303, true])
})

test('a guest finds their ideas and secret link under /me, and another browser opens them', async () => {
  const guest = visitor(newId())
  await transaction(() => addGuest(guest.id, 'en'))
  const cookie = cookieHeader(rememberVisitor(guest.id))
  await anIdea({ authorId: guest.id, title: 'Quiet hour' })
  const path = (await issueSecretLink(guest.id)) ?? ''

  const page = await visit(me, '/me', { cookie })
  expect(page.page).toMatchObject({
    kind: 'guest',
    secret: `http://localhost:3000${path}`,
    doings: { ideas: [{ title: 'Quiet hour' }] },
  })

  const token = path.slice('/k/'.length)
  const shown = await visit(secretLink, path, { token })
  expect([shown.status, shown.cookie]).toEqual([200, ''])
  const pressed = await visit(secretLink, path, { form: {}, token })
  expect([pressed.to, await kindOf(pressed.cookie)]).toEqual(['/me', 'guest'])
  expect((await visit(secretLink, '/k/x', { token: 'x' })).status).toBe(410)
  expect((await visit(secretLink, '/k/x', { form: {}, token: 'x' })).status).toBe(404)
})

test('an invitation is shown, then accepted with its button', async () => {
  const email = anAddress()
  await invitePerson(await anAdmin(), { email, affiliation: 'employee', role: 'owner' })
  const token = await tokenFor(email)
  const shown = await visit(join, `/join/${token}`, { token })
  expect([shown.status, await kindOf(shown.cookie)]).toEqual([200, 'visitor'])
  const accepted = await visit(join, `/join/${token}`, { form: { name: 'Luis' }, token })
  expect([accepted.status, await kindOf(accepted.cookie)]).toEqual([303, 'account'])
  expect((await visit(join, `/join/${token}`, { token })).status).toBe(410)
})

test('the first run leads from the console’s link to a signed-in admin, once', async () => {
  await transaction(demoteAdmins)
  const token = ((await issueSetupLink()) ?? '').slice('/setup/'.length)
  const path = `/setup/${token}`
  expect((await visit(setUp, path, { token })).status).toBe(200)
  const named = { language: 'es', organisation: 'Banco Azul', timeZone: 'America/Bogota' }
  const first = await visit(setUp, path, { form: named, token })
  expect([first.status, first.to]).toEqual([303, `${path}/you`])

  const admin = { name: 'Marta', email: anAddress(), password: '' }
  const lacking = await visit(setUpAdmin, `${path}/you`, { form: admin, token })
  expect(lacking).toMatchObject({ status: 400, page: { errors: { password: [expect.any(String)] } } })

  const form = { ...admin, password: 'the heron waits by cold water' }
  const made = await visit(setUpAdmin, `${path}/you`, { form, token })
  expect([made.status, made.to]).toEqual([303, '/setup/who'])
  expect(await viewerOf(aRequest('/', { headers: { Cookie: made.cookie } }))).toMatchObject({
    role: 'admin',
    name: 'Marta',
  })

  const { cookie } = made
  const wrong = { audience: 'everyone', signUp: 'open', employeeDomains: 'acme.example\nnot a domain!' }
  expect((await visit(setUpWho, '/setup/who', { form: wrong, cookie })).status).toBe(400)
  const who = await visit(setUpWho, '/setup/who', {
    form: { ...wrong, employeeDomains: '@Acme.example, b.example' },
    cookie,
  })
  expect(who.to).toBe('/setup/mail')
  expect((await visit(setUpWho, '/setup/who', { cookie })).page).toMatchObject({
    employeeDomains: 'acme.example\nb.example',
  })

  for (const [route, form] of [
    [setUp, named],
    [setUpAdmin, admin],
  ] as const) {
    expect((await visit(route, path, { token })).status).toBe(410)
    expect(
      await kindOf(
        (await visit(route, path, { form: { ...form, password: 'another long sentence of mine' }, token })).cookie,
      ),
    ).toBe('visitor')
  }
})

test('the later steps of the first run exist for admins only', async () => {
  for (const route of [setUpWho, setUpMail]) {
    for (const cookie of ['', (await signedIn()).cookie])
      expect((await visit(route, '/setup/who', { cookie })).status).toBe(404)
  }
})

test('only an admin loads the sample contests', async () => {
  for (const cookie of ['', (await signedIn()).cookie]) {
    expect((await visit(loadSample, '/setup/sample', { form: {}, cookie })).status).toBe(404)
  }
  const admin = await anAdmin({ passwordHash: await hashPassword('the heron waits by cold water') })
  const form = { email: admin.email ?? '', password: 'the heron waits by cold water' }
  const { cookie } = await visit(passwordSignIn, '/in/password', { form })
  // As if they were here already: what they hold is their own test's matter.
  await transaction(() => keepSetting('demo-loaded', true, new Date()))
  expect((await visit(loadSample, '/setup/sample', { form: {}, cookie })).to).toBe('/')
})

async function signedIn() {
  const email = anAddress()
  const { cookie } = await visit(signIn, '/in', { form: { email } })
  return visit(code, '/in/code', { form: { code: await codeFor(email) }, cookie })
}

const demoteAdmins = async () => void (await db().update(people).set({ role: 'member' }))

/** As if the mails of these tests had gone out earlier. */
async function makeOlder(minutes: number) {
  for (const row of await db().select().from(signInCodes)) {
    const createdAt = new Date(row.createdAt.getTime() - minutes * 60_000)
    await db()
      .insert(signInCodes)
      .values({ ...row, createdAt })
      .onConflictDoUpdate({ target: signInCodes.id, set: { createdAt } })
  }
}
