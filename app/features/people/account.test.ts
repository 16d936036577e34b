import { expect, test } from 'vitest'
import { addPerson } from '#app/features/people/add-person.server.ts'
import { editProfile } from '#app/features/people/edit-profile.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { passwordNeeds } from '#app/features/people/password-needs.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { listSessions } from '#app/features/people/sessions/list-sessions.server.ts'
import { revokeOtherSessions, revokeSession } from '#app/features/people/sessions/revoke-session.server.ts'
import { signOut } from '#app/features/people/sessions/sign-out.server.ts'
import { setPassword } from '#app/features/people/set-password.server.ts'
import { consumeLink } from '#app/features/people/sign-in/consume-code.server.ts'
import { fitsPassword, hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { requestCode } from '#app/features/people/sign-in/request-code.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { finishSignIn } from '#app/features/votes/finish-sign-in.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { liveApiToken } from '#drizzle/queries/api-tokens.ts'
import { addGuest, changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader, setCookies } from '#tests/cookies.ts'
import { aModerator, anEmployee, aPerson, aRequest } from '#tests/factory.ts'
import { tokenFor } from '#tests/mailbox.ts'

const secret = 'the heron waits by cold water'
const better = 'семь чаек над причалом'

async function aBrowser(viewer: Viewer, now?: Date) {
  const row = (await personById(viewer.id)) as PersonRow
  const set = await startSession(
    row,
    aRequest('/', { headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/130.0' } }),
    now,
  )
  return aRequest('/me', { headers: { Cookie: cookieHeader(set) } })
}

const isSignedIn = async (request: Request) => (await viewerOf(request)).kind === 'account'

test('a person sees where they are signed in, and ends one of them', async () => {
  const ana = await aPerson()
  const [here, there] = [await aBrowser(ana), await aBrowser(ana)]
  await aBrowser(await aPerson())

  const sessions = await listSessions(ana, here)
  expect(sessions.map(({ here, browser, system }) => [here, browser, system]).sort()).toEqual([
    [false, 'Firefox', 'Linux'],
    [true, 'Firefox', 'Linux'],
  ])
  await revokeSession(ana, sessions.find((session) => !session.here)?.id ?? '')
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false])
})

test("somebody else's session is not there to end", async () => {
  const [ana, ben] = [await aPerson(), await aPerson()]
  const bens = await aBrowser(ben)
  const [session] = await listSessions(ben, bens)
  await expect(revokeSession(ana, session?.id ?? '')).rejects.toMatchObject({ status: 404 })
  expect(await isSignedIn(bens)).toBe(true)
})

test('a person signs out everywhere else', async () => {
  const ana = await aPerson()
  const [here, there, bens] = [await aBrowser(ana), await aBrowser(ana), await aBrowser(await aPerson())]
  await revokeOtherSessions(ana, here)
  expect([await isSignedIn(here), await isSignedIn(there), await isSignedIn(bens)]).toEqual([true, false, true])
})

test('after signing out the old cookie is worth nothing', async () => {
  const here = await aBrowser(await aPerson())
  expect(await isSignedIn(here)).toBe(true)
  const headers = await signOut(here)
  expect(headers.get('Clear-Site-Data')).toContain('storage')
  expect(headers.get('Set-Cookie')).toMatch(/^sid=;.*Max-Age=0/)
  expect(await isSignedIn(here)).toBe(false)
})

test('sessions end after two weeks of rest, those of the team after half a day', async () => {
  const start = new Date('2026-03-01T10:00:00Z')
  const hours = (n: number) => new Date(start.getTime() + n * 60 * 60 * 1000)
  const customer = await aBrowser(await aPerson(), start)
  const employee = await aBrowser(await anEmployee(), start)
  const kind = async (request: Request, now: Date) => (await viewerOf(request, now)).kind
  expect([await kind(employee, hours(11.9)), await kind(employee, hours(24))]).toEqual(['account', 'visitor'])
  expect([await kind(customer, hours(24 * 13.9)), await kind(customer, hours(24 * 28))]).toEqual(['account', 'visitor'])
})

test('a new password ends every other session and starts a fresh one here', async () => {
  const ana = await aPerson({ passwordHash: await hashPassword(secret) })
  const [here, there] = [await aBrowser(ana), await aBrowser(ana)]
  const stamp = (await personById(ana.id))?.securityStamp

  const set = await setPassword(ana, here, { current: secret, password: better })

  if (!set.ok) throw new Error(set.reason)
  const now = await personById(ana.id)
  expect(now?.securityStamp).not.toBe(stamp)
  expect(await fitsPassword(better, now?.passwordHash)).toBe(true)
  expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, false])
  expect(await isSignedIn(aRequest('/', { headers: { Cookie: cookieHeader(set.cookie) } }))).toBe(true)
})

test('a session with an old stamp is over even if its row is still there', async () => {
  const ana = await aPerson()
  const here = await aBrowser(ana)
  await transaction(() => changePerson(ana.id, { securityStamp: newId() }))
  expect(await isSignedIn(here)).toBe(false)
})

test('the current password is asked for, and a guessable new one refused', async () => {
  const ana = await aPerson({ name: 'Ana Quintanilla', passwordHash: await hashPassword(secret) })
  const here = await aBrowser(ana)
  const refused = { ok: false, reason: 'people_password_current_wrong' }
  expect(await passwordNeeds(ana, here)).toBe('current')
  expect(await setPassword(ana, here, { current: 'not it at all', password: better })).toEqual(refused)
  const common = { ok: false, reason: 'people_password_common' }
  expect(await setPassword(ana, here, { current: secret, password: 'quintanilla1234' })).toEqual(common)
})

test('a first password, or a forgotten one, is set right after signing in by mail and not from any other session', async () => {
  const start = new Date('2026-03-01T10:00:00Z')
  const later = new Date(start.getTime() + 31 * 60_000)
  const ana = await aPerson({ passwordHash: await hashPassword(secret) })
  const email = ana.email ?? ''
  const stolen = await aBrowser(ana, start)
  await requestCode({ email }, start)
  const consumed = await consumeLink(await tokenFor(email), start)
  if (!consumed.ok) throw new Error(consumed.reason)
  const signedIn = await finishSignIn(consumed.proof, aRequest('/'), start)
  if (!signedIn.ok) throw new Error(signedIn.reason)
  const here = aRequest('/', { headers: { Cookie: cookieHeader(setCookies(signedIn.headers)) } })

  expect([await passwordNeeds(ana, here, start), await passwordNeeds(ana, here, later)]).toEqual(['nothing', 'current'])
  expect(await setPassword(ana, here, { current: '', password: better }, later)).toMatchObject({ ok: false })
  expect(await setPassword(ana, here, { current: '', password: better }, start)).toMatchObject({ ok: true })

  const ben = await aPerson()
  const bens = await aBrowser(ben, start)
  expect(await passwordNeeds(ben, bens, start)).toBe('proof')
  expect(await setPassword(ben, bens, { current: '', password: better }, start)).toEqual({
    ok: false,
    reason: 'people_password_prove',
  })
  expect(await isSignedIn(stolen)).toBe(false)
})

test('nobody takes a name that reads like one of the team', async () => {
  await anEmployee({ name: 'Clara Müller' })
  const ana = await aPerson({ name: 'Ana' })
  for (const name of [
    'Clara Müller',
    'CLARA MULLER',
    'Clаrа Мüllеr',
    'C1ara Muller',
    'Aflora',
    'aflοra',
    'Moderator',
  ]) {
    expect(await editProfile(ana, { name, language: 'en' })).toEqual({ ok: false, reason: 'people_name_taken' })
  }
  expect(await editProfile(ana, { name: 'Clara Moreno', language: 'ru' })).toEqual({ ok: true })
  expect(await personById(ana.id)).toMatchObject({ name: 'Clara Moreno', language: 'ru' })
  expect(await editProfile(await aModerator(), { name: 'Clara Müller', language: 'en' })).toEqual({ ok: true })
})

test('the operator adds people and changes what they may do; a new role ends their sessions', async () => {
  const email = `${newId()}@example.org`
  const person = await addPerson(null, { email, name: 'Iván', affiliation: 'employee' })
  expect(person).toMatchObject({ kind: 'account', email, name: 'Iván', affiliation: 'employee', role: 'member' })
  expect(person.emailConfirmedAt).toBeInstanceOf(Date)

  const here = await aBrowser({ id: person.id } as Viewer)
  await addPerson(null, { email, name: 'Iván P.' })
  expect(await isSignedIn(here)).toBe(true)
  const again = await addPerson(null, { email, role: 'owner' })
  expect(again).toMatchObject({ id: person.id, name: 'Iván P.', affiliation: 'employee', role: 'owner' })
  expect(await isSignedIn(here)).toBe(false)
})

test('adding a person takes nothing over from a guest who claimed the address', async () => {
  const [guest, email] = [newId(), `${newId()}@example.org`]
  await transaction(async () => {
    await addGuest(guest, 'en')
    await changePerson(guest, { email })
  })
  expect((await addPerson(null, { email })).id).not.toBe(guest)
})

test('an API token is printed once and kept as a hash', async () => {
  const ana = await aPerson()
  const token = await issueToken(null, ana, { scopes: ['manage'], expiresAt: new Date('2026-04-01') })
  expect(token).toMatch(/^afl_[\w-]{43}$/)
  const live = await liveApiToken(hashSecret(token), new Date('2026-03-01'))
  expect(live).toMatchObject({ person: { id: ana.id }, token: { scopes: ['manage'] } })
  expect(JSON.stringify(live)).not.toContain(token)
  expect(await liveApiToken(hashSecret(token), new Date('2026-04-02'))).toBeUndefined()
})
