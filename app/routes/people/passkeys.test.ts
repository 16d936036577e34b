import { describe, expect, test } from 'vitest'
import { noteChallenge, takeChallenge } from '#app/features/people/passkeys/passkey-challenges.server.ts'
import { passkeyCookie } from '#app/features/people/passkeys/passkey-cookie.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { freshFault, freshNeeds } from '#app/features/privacy/fresh-sign-in.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import * as add from '#app/routes/people/add-passkey.ts'
import * as addOptions from '#app/routes/people/add-passkey-options.ts'
import * as change from '#app/routes/people/change-passkey.ts'
import * as enter from '#app/routes/people/passkey-sign-in.tsx'
import * as enterOptions from '#app/routes/people/passkey-sign-in-options.ts'
import * as ways from '#app/routes/people/sign-on-ways.tsx'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { passkeysOf } from '#drizzle/queries/passkeys.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'
import { mailTo } from '#tests/mailbox.ts'
import { PasskeyDevice } from '#tests/passkey-device.ts'
import { addTo, ask, type Bend, type Handler, signIn } from '#tests/passkey-visits.ts'

const minutes = (n: number) => n * 60_000

const sessionOf = async ({ id }: { id: string }, begun = new Date()) =>
  cookieHeader([await startSession((await personById(id)) as PersonRow, aRequest('/'), begun)])
const viewerWith = (cookie: string) => viewerOf(aRequest('/', { headers: { Cookie: cookie } }))

/** Somebody with a passkey on this device. */
async function anOwner(given: Partial<PersonRow> = {}) {
  const person = await aPerson(given)
  const cookie = await sessionOf(person)
  const device = new PasskeyDevice()
  await addTo(cookie, device)
  return { person, cookie, device }
}

const keysOf = async (person: Viewer) => (await passkeysOf(person.id)).map(({ name }) => name)

describe('a person with a passkey', () => {
  test('adds it, is told so by mail, and signs in with it', async () => {
    const { person, device } = await anOwner({ language: 'ru' })
    expect(await keysOf(person)).toEqual(['Telephone'])
    const mail = await mailTo(person.email ?? '')
    expect(mail).toMatchObject({ kind: 'passkey-added', text: expect.stringContaining('«Telephone»') })
    expect(mail.text).toContain('Если это были не вы')

    const inside = await signIn(device, { next: '/c/x?order=new' })
    expect([inside.status, inside.to]).toEqual([303, '/c/x?order=new'])
    expect(await viewerWith(inside.cookie)).toMatchObject({ kind: 'account', id: person.id })
    expect(inside.cookie).not.toContain('passkey=')
    const log = (await auditEntries(50)).filter(({ entry }) => entry.subjectId === person.id)
    expect(log.map(({ entry }) => entry.action)).toContain('passkey.added')
  })

  test('gets a session under a fresh id; the one this browser had ends', async () => {
    const { person, cookie, device } = await anOwner()
    const inside = await signIn(device, { cookie })
    expect((await viewerWith(inside.cookie)).id).toBe(person.id)
    expect(inside.cookie).not.toContain(cookie.split('=')[1])
    expect((await viewerWith(cookie)).kind).toBe('visitor')
  })

  test('brings along what was voted for in this browser', async () => {
    const guest = aVisitor()
    const idea = await anIdea({ contestId: (await aContest()).id })
    await castVote(guest, idea.id)
    const { device } = await anOwner()
    await signIn(device, { cookie: cookieHeader([rememberVisitor(guest.id)]) })
    expect((await ideaWithContest(idea.id))?.idea.votes).toBe(1)
  })

  test('names it and removes it: it signs in no more, other devices are signed out, a mail says so', async () => {
    const { person, cookie, device } = await anOwner()
    const elsewhere = (await signIn(device)).cookie
    const [{ id = '' } = {}] = await passkeysOf(person.id)
    await ask(change.action, cookie, { passkey: id, act: 'name', name: 'Old telephone' })
    expect(await keysOf(person)).toEqual(['Old telephone'])

    const asked = await ask(enterOptions.action, '')
    const removed = await ask(change.action, cookie, { passkey: id, act: 'remove' })
    expect([removed.status, removed.to]).toEqual([303, '/me/sign-on'])
    const late = await ask(enter.action, asked.cookie, { answer: device.sign(asked.json.options), next: '/' })
    expect([late.status, (await viewerWith(late.cookie)).kind]).toEqual([400, 'visitor'])
    expect((await signIn(device)).status).toBe(400)
    expect((await viewerWith(elsewhere)).kind).toBe('visitor')
    expect((await viewerWith(cookie)).id).toBe(person.id)
    expect(await mailTo(person.email ?? '')).toMatchObject({ kind: 'passkey-removed' })
  })

  test('keeps it where it is the only way in', async () => {
    const { person, cookie } = await anOwner()
    await transaction(() => changePerson(person.id, { email: null }))
    const [{ id = '' } = {}] = await passkeysOf(person.id)
    await ask(change.action, cookie, { passkey: id, act: 'remove' })
    expect(await keysOf(person)).toEqual(['Telephone'])
  })

  test('sees it on the page of their ways in, and nobody else does', async () => {
    const { cookie } = await anOwner()
    const page = async (as: string) =>
      (await (ways.loader as Handler)({
        request: aRequest('/me/sign-on', { headers: { Cookie: as } }),
        params: {},
        context: {},
      })) as { own: object }
    expect((await page(cookie)).own).toMatchObject({ passkeys: [{ name: 'Telephone' }], mayAdd: true })
    expect((await page(await sessionOf(await aPerson()))).own).toMatchObject({ passkeys: [] })
  })
})

describe('nobody is signed in by', () => {
  const bends: Record<string, Bend> = {
    'an answer given on another site': { origin: 'https://evil.example' },
    'an answer given on another port of this host': { origin: 'http://localhost:4000' },
    'a passkey made for another host': { rpId: 'evil.example' },
    'a device nobody touched': { present: false },
    'a signature of another key': { forged: true },
    'a device whose counter fell back': { counter: 1 },
  }

  test.each(Object.entries(bends))('%s', async (_, bend) => {
    const { person, device } = await anOwner()
    for (let n = 0; n < 2; n += 1) expect((await signIn(device)).status).toBe(303)
    const end = await signIn(device, { bend })
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
    expect(end.why).toContain('could not be verified')
    // The same device comes in by the straight way: what was refused is what was bent.
    expect((await viewerWith((await signIn(device, { bend: { counter: 9 } })).cookie)).id).toBe(person.id)
  })

  test('an answer that was sent before, also when two come at once', async () => {
    const { device } = await anOwner()
    const first = await signIn(device)
    expect(first.status).toBe(303)
    expect((await ask(enter.action, first.asked, { answer: first.answer, next: '/' })).status).toBe(400)

    const asked = await ask(enterOptions.action, '')
    const answer = device.sign(asked.json.options)
    const both = await Promise.all([1, 2].map(() => ask(enter.action, asked.cookie, { answer, next: '/' })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 400])
  })

  test('a question that a refused answer has used up', async () => {
    const { device } = await anOwner()
    const asked = await ask(enterOptions.action, '')
    const wrong = device.sign(asked.json.options, { origin: 'https://evil.example' })
    expect((await ask(enter.action, asked.cookie, { answer: wrong, next: '/' })).status).toBe(400)
    const right = device.sign(asked.json.options)
    expect((await ask(enter.action, asked.cookie, { answer: right, next: '/' })).status).toBe(400)
  })

  test('an answer in another browser, or to a question nobody asked', async () => {
    const { device } = await anOwner()
    const asked = await ask(enterOptions.action, '')
    const other = await ask(enterOptions.action, '')
    const answer = device.sign(asked.json.options)
    for (const cookie of ['', other.cookie])
      expect((await ask(enter.action, cookie, { answer, next: '/' })).status).toBe(400)
    expect((await ask(enter.action, asked.cookie, { answer, next: '/' })).status).toBe(303)
    const invented = device.sign({ challenge: 'a'.repeat(43) })
    expect((await ask(enter.action, other.cookie, { answer: invented, next: '/' })).status).toBe(400)
  })

  test('an answer after five minutes', async () => {
    const asked = { purpose: 'enter', holder: 'a browser' } as const
    const at = (n: number) => new Date(Date.now() + minutes(n))
    for (const challenge of ['soon', 'late']) await noteChallenge(challenge, asked, at(0))
    expect(await takeChallenge('late', asked, at(5.1))).toBe(false)
    expect(await takeChallenge('soon', asked, at(4.9))).toBe(true)
    expect(
      passkeyCookie.read(aRequest('/', { headers: { Cookie: passkeyCookie.issue({ browser: 'b' }) } }), at(5.1)),
    ).toBe(undefined)
  })

  test('the question of adding, answered as if it were that of entering', async () => {
    const { cookie, device } = await anOwner()
    const asked = await ask(addOptions.action, cookie)
    const browser = await ask(enterOptions.action, cookie)
    const answer = device.sign(asked.json.options)
    expect((await ask(enter.action, browser.cookie, { answer, next: '/' })).status).toBe(400)
  })

  test('a passkey that names somebody else, an unknown one, or what is no answer at all', async () => {
    const [{ device }, other] = [await anOwner(), await anOwner()]
    const asked = await ask(enterOptions.action, '')
    const mine = JSON.parse(device.sign(asked.json.options))
    const theirs = JSON.parse(other.device.sign(asked.json.options))
    const mixed = { ...mine, response: { ...mine.response, userHandle: theirs.response.userHandle } }
    const nobodys = new PasskeyDevice()
    const wrong = [JSON.stringify(mixed), nobodys.sign(asked.json.options), '', '{}', '[]', 'x'.repeat(20_000)]
    for (const answer of wrong) expect((await ask(enter.action, asked.cookie, { answer, next: '/' })).status).toBe(400)
    expect((await ask(enter.action, asked.cookie, { answer: JSON.stringify(mine), next: '/' })).status).toBe(303)
  })

  test('the passkey of a suspended person, from the next request on', async () => {
    const { person, device } = await anOwner()
    await transaction(() => changePerson(person.id, { suspendedAt: new Date() }))
    expect((await signIn(device)).status).toBe(400)
    await transaction(() => changePerson(person.id, { suspendedAt: null }))
    expect((await signIn(device)).status).toBe(303)
  })

  test('a way to another site', async () => {
    const { device } = await anOwner()
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example'])
      expect((await signIn(device, { next })).to).toBe('/')
  })
})

describe('no passkey is added', () => {
  test('in a session that began more than half an hour ago', async () => {
    const person = await aPerson()
    const old = await sessionOf(person, new Date(Date.now() - minutes(31)))
    const device = new PasskeyDevice()
    await expect(addTo(old, device)).rejects.toThrow('half an hour')
    await addTo(await sessionOf(person, new Date(Date.now() - minutes(29))), device)
    expect(await keysOf(person)).toEqual(['Telephone'])
  })

  test('with a question asked in another session, of another person, or before', async () => {
    const person = await aPerson()
    const [here, there] = [await sessionOf(person), await sessionOf(person)]
    const stranger = await sessionOf(await aPerson())
    const device = new PasskeyDevice()
    const asked = await ask(addOptions.action, here)
    const answer = device.register(asked.json.options)
    for (const cookie of [there, stranger]) await ask(add.action, cookie, { answer, name: 'Theirs' })
    expect(await keysOf(person)).toEqual([])
    await ask(add.action, here, { answer, name: 'Mine' })
    expect(await keysOf(person)).toEqual(['Mine'])
    await ask(add.action, here, { answer, name: 'Again' })
    expect(await keysOf(person)).toEqual(['Mine'])
  })

  test('that was made on another site or for another host', async () => {
    const person = await aPerson()
    const cookie = await sessionOf(person)
    for (const bend of [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }, { present: false }])
      await addTo(cookie, new PasskeyDevice(), bend)
    expect(await keysOf(person)).toEqual([])
    await addTo(cookie, new PasskeyDevice())
    expect(await keysOf(person)).toEqual(['Telephone'])
  })

  test('that is somebody’s already: it goes on letting in its owner', async () => {
    const { person, device } = await anOwner()
    const thief = await aPerson()
    await addTo(await sessionOf(thief), device)
    expect([await keysOf(thief), await keysOf(person)]).toEqual([[], ['Telephone']])
  })

  test('beyond twenty', async () => {
    const person = await aPerson()
    const cookie = await sessionOf(person)
    for (let n = 0; n < 20; n += 1) await addTo(cookie, new PasskeyDevice(), {}, `Key ${n}`)
    await expect(addTo(cookie, new PasskeyDevice())).rejects.toThrow('20 passkeys')
    expect(await keysOf(person)).toHaveLength(20)
  })

  test('by somebody who is not signed in', async () => {
    for (const handler of [addOptions.action, add.action, change.action])
      expect((await ask(handler, '')).to).toMatch(/^\/in\?/)
  })
})

test('nobody renames or removes the passkey of another', async () => {
  const { person } = await anOwner()
  const [{ id = '' } = {}] = await passkeysOf(person.id)
  const stranger = await sessionOf(await aPerson())
  for (const act of ['name', 'remove'])
    expect((await ask(change.action, stranger, { passkey: id, act, name: 'Mine' })).status).toBe(404)
  expect(await keysOf(person)).toEqual(['Telephone'])
})

test('who came in by a passkey a moment ago may take their data or erase themselves; later, or by an old session, not', async () => {
  const { person, cookie, device } = await anOwner()
  const request = (given: string) => aRequest('/me/erase', { headers: { Cookie: given } })
  expect(await freshNeeds(person, request(cookie))).toBe('proof')
  expect(await freshFault(person, request(cookie), '')).toBe('people_password_prove')
  const inside = (await signIn(device)).cookie
  expect(await freshNeeds(person, request(inside))).toBe('nothing')
  expect(await freshFault(person, request(inside), '')).toBeUndefined()
  const later = new Date(Date.now() + minutes(31))
  expect(await freshFault(person, request(inside), '', later)).toBe('people_password_prove')
  expect(await freshFault(person, request(cookie), '')).toBe('people_password_prove')
})
