import { statSync } from 'node:fs'
import { BlockList } from 'node:net'
import path from 'node:path'
import type { ActionFunctionArgs } from '@remix-run/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { outbox } from '#app/features/admin/outbox.server.ts'
import { tidyUp } from '#app/features/admin/tidy-up.server.ts'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { bundleNews } from '#app/features/notifications/bundle-news.server.ts'
import { followThing } from '#app/features/notifications/follow-thing.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import { deliverPush } from '#app/features/notifications/push/deliver-push.server.ts'
import { pushKeys } from '#app/features/notifications/push/push-keys.server.ts'
import { pushesAreDue, sendDuePushes } from '#app/features/notifications/push/send-due-pushes.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { eraseAccount } from '#app/features/privacy/erase-account.server.ts'
import { ownData } from '#app/features/privacy/own-data.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import * as news from '#app/routes/notifications/news.tsx'
import * as add from '#app/routes/notifications/push-add.ts'
import * as remove from '#app/routes/notifications/push-remove.ts'
import * as worker from '#app/routes/notifications/push-worker.ts'
import * as endOthers from '#app/routes/people/end-other-sessions.ts'
import * as endOne from '#app/routes/people/end-session.ts'
import * as signOut from '#app/routes/people/sign-out.tsx'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { duePushes, subscriptionsOf } from '#drizzle/queries/pushes.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, again, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { aBrowser, signedBy, startPushService } from '#tests/push-service.ts'

const settings = { ...env }
const minute = 60 * 1000
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'
let service: Awaited<ReturnType<typeof startPushService>>

beforeAll(() => changeSettings({ push: true, organisation: 'The Company' }))
afterAll(() => changeSettings({ push: false }))
beforeEach(async () => {
  service = await startPushService()
})
afterEach(async () => {
  Object.assign(env, settings)
  await service.stop()
})

type Handler = (given: ActionFunctionArgs) => unknown

/** One press in a browser that is signed in under this cookie. */
async function press(action: Handler, Cookie: string, form: Record<string, string>): Promise<number> {
  const headers = { Cookie, 'User-Agent': firefox }
  const answer = await Promise.resolve()
    .then(() => action({ request: aRequest('/', { form, headers }), params: {}, context: {} }))
    .catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return answer.status
  if (answer instanceof Error) throw answer
  return (answer as { init?: ResponseInit }).init?.status ?? 200
}

const signedIn = async (person: Viewer) =>
  cookieHeader([await startSession((await personById(person.id)) as PersonRow, aRequest('/'))])

/** Somebody who has switched news on in a browser. */
async function aReader(given: Partial<PersonRow> = {}) {
  const person = await aPerson(given)
  const cookie = await signedIn(person)
  const browser = aBrowser(service.origin)
  expect(await press(add.action, cookie, { subscription: JSON.stringify(browser.subscription) })).toBe(303)
  return { person, cookie, browser }
}

/** An idea of theirs that the team has answered. */
async function answered(person: Viewer, title = 'Ring me') {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id })
  const idea = await anIdea({ contestId: contest.id, authorId: person.id, title })
  await answerIdea(await again(host), idea.id, { outcome: 'planned', text: 'In the plan.' })
  return { idea, contest, host }
}

const toldTo = ({ path, open }: ReturnType<typeof aBrowser>) =>
  service.taken.filter((taken) => taken.path === path).map(open)

describe('a person is told on a device', () => {
  test('of an answer at once: sealed for that browser, in their language, signed by the site, once', async () => {
    const { person, browser } = await aReader({ language: 'es' })
    const { idea } = await answered(person)
    expect(await pushesAreDue(new Date())).toBe(true)
    await sendDuePushes()
    expect(toldTo(browser)).toEqual([
      {
        title: expect.stringContaining('Ring me'),
        body: 'The Company',
        path: `/i/${idea.id}`,
        lang: 'es',
        tag: expect.any(String),
      },
    ])
    expect(toldTo(browser)[0]?.title).toMatch(/respuesta|Respuesta/)
    const [taken] = service.taken
    expect(taken?.body.toString('latin1')).not.toContain('Ring me')
    expect(taken?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
    const claims = signedBy(taken as never, (await pushKeys()).publicKey)
    expect(claims).toMatchObject({ signed: true, aud: service.origin, sub: 'mailto:noreply@localhost' })
    await sendDuePushes(new Date(Date.now() + 60 * minute))
    expect(service.taken).toHaveLength(1)
    expect((await subscriptionsOf(person.id))[0]?.lastOkAt).toBeInstanceOf(Date)
  })

  test('of everything else in one push a day, with the digest', async () => {
    const { person, browser } = await aReader()
    const contest = await aContest()
    await followThing(person, { kind: 'contest', subject: contest.id, on: true })
    const start = Date.now()
    for (const title of ['One', 'Two', 'Three'])
      await submitIdea(await aPerson(), contest.id, {
        ...{ title, body: '', beneath: '', beneathFor: 'everyone', tags: [], pseudonym: '' },
      } as never)
    await hearEvents(new Date(start))
    await sendDuePushes(new Date(start + minute))
    expect(service.taken).toEqual([])
    const tomorrow = new Date(start + 25 * 60 * minute)
    await bundleNews(new Date(start + minute))
    await bundleNews(tomorrow)
    await sendDuePushes(tomorrow)
    expect(toldTo(browser)).toEqual([
      expect.objectContaining({ path: '/me/news', title: expect.stringContaining('3') }),
    ])
  })

  test('of nothing, where they want no such mails, or mails are none that can be stopped', async () => {
    const { person } = await aReader({ newsRhythm: 'never' })
    await answered(person)
    const letter = { to: person.email as string, personId: person.id, kind: 'sign-in', subject: '123456' }
    await transaction(() => queueMail({ ...letter, text: '123456', html: '123456' }))
    await sendDuePushes()
    expect(service.taken).toEqual([])
  })

  test('not of what was hidden, or unwished, or switched off since, nor of what is days old', async () => {
    const hidden = await aReader()
    const { idea } = await answered(hidden.person)
    await transaction(() => changeIdea(idea.id, { state: 'hidden' }))
    const unwished = await aReader()
    await answered(unwished.person)
    await transaction(() => changePerson(unwished.person.id, { newsRhythm: 'never' }))
    await sendDuePushes()
    expect(service.taken).toEqual([])
    expect(await duePushes(new Date(Date.now() + minute), 9, 12)).toEqual([])

    const { person, browser } = await aReader()
    await answered(person)
    await changeSettings({ push: false })
    expect([await pushesAreDue(new Date()), await sendDuePushes()]).toEqual([false, 0])
    await changeSettings({ push: true })
    await sendDuePushes(new Date(Date.now() + 4 * 24 * 60 * minute))
    expect(service.taken).toEqual([])
    // What was just said, in time: the guards above are what kept the others quiet.
    await answered(person)
    await sendDuePushes()
    expect(toldTo(browser)).toHaveLength(1)
  })

  test('by one process, however many try', async () => {
    const { person, browser } = await aReader()
    await answered(person)
    await Promise.all([sendDuePushes(), sendDuePushes(), sendDuePushes()])
    expect(toldTo(browser)).toHaveLength(1)
  })

  test('never of what was not committed', async () => {
    const { person } = await aReader()
    const letter = { to: person.email as string, personId: person.id, kind: 'x', stream: 'own' as const, subject: 'x' }
    const failing = transaction(async () => {
      await queueMail({ ...letter, text: 'x', html: 'x' })
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await duePushes(new Date(Date.now() + minute), 9, 12)).toEqual([])
  })
})

describe('when the push service', () => {
  test('is away, or has a fault: it is told later, once', async () => {
    const { person, browser } = await aReader()
    await answered(person)
    const start = Date.now()
    await service.goAway()
    await sendDuePushes(new Date(start))
    await service.comeBack()
    service.answer(503)
    await sendDuePushes(new Date(start + 2 * minute))
    const [waiting] = await duePushes(new Date(start + 60 * minute), 9, 12)
    expect(waiting?.push).toMatchObject({ tries: 2, lastError: 'The push service answered 503.' })
    service.answer(201)
    await sendDuePushes(new Date(start + 3 * minute))
    expect(service.taken).toHaveLength(0)
    await sendDuePushes(new Date(start + 5 * minute))
    expect(toldTo(browser)).toHaveLength(1)
  })

  test.each([404, 410])('says %i: that browser is forgotten, another one is told', async (status) => {
    const { person, cookie } = await aReader()
    const other = aBrowser(service.origin)
    await answered(person)
    service.answer(status)
    await sendDuePushes()
    expect(await subscriptionsOf(person.id)).toEqual([])
    service.answer(201)
    await press(add.action, cookie, { subscription: JSON.stringify(other.subscription) })
    await answered(person)
    await sendDuePushes()
    expect(toldTo(other)).toHaveLength(1)
  })

  test('refuses for good, or for twelve times: the administrator reads it where mails are, and it goes in time', async () => {
    const { person } = await aReader({ name: 'Wilhelmina' })
    await answered(person)
    service.answer(403)
    await sendDuePushes()
    const dead = async () => (await outbox()).pushes.filter(({ name }) => name === 'Wilhelmina')
    expect(await dead()).toMatchObject([
      { service: new URL(service.origin).host, fate: expect.stringContaining('answered 403') },
    ])
    service.answer(500)
    await answered(person, 'Ring twice')
    for (let nth = 0; nth < 14; nth += 1) await sendDuePushes(new Date(Date.now() + nth * 361 * minute))
    expect(await dead()).toHaveLength(2)
    await tidyUp(new Date(Date.now() + 31 * 24 * 60 * minute))
    expect(await dead()).toEqual([])
  })

  test('is none of the world: it is not taken down, and not asked if it came in another way', async () => {
    const person = await aPerson()
    const { subscription } = aBrowser(service.origin)
    let cookie = ''
    const given = (endpoint: string) =>
      press(add.action, cookie, { subscription: JSON.stringify({ ...subscription, endpoint }) })
    const networks = new BlockList()
    networks.addSubnet('10.0.0.0', 8, 'ipv4')
    Object.assign(env, { PUBLIC_URL: 'https://ideas.example.org', SIGN_ON_NETWORKS: networks })
    cookie = await signedIn(person)
    for (const endpoint of [
      ...[
        service.origin,
        'http://push.example.org/x',
        'https://127.0.0.1/x',
        'https://10.0.0.7/x',
        'file:///etc/passwd',
      ],
      ...['https://[::ffff:10.0.0.7]/x', 'https://user:word@push.example.org/x', 'https://169.254.169.254/latest', 'x'],
    ])
      expect(await given(endpoint), endpoint).toBe(400)
    expect(await subscriptionsOf(person.id)).toEqual([])
    expect(await given('https://93.184.215.14/x')).toBe(303)
    Object.assign(env, settings)
    const reader = await aReader()
    await answered(reader.person)
    Object.assign(env, { PUBLIC_URL: 'https://ideas.example.org' })
    await sendDuePushes()
    expect(service.taken).toEqual([])
    expect(await subscriptionsOf(reader.person.id)).toEqual([])
    // Networks that providers of sign-on may lie in are closed to what browsers say.
    const { p256dh, auth } = subscription.keys
    const inside = { p256dh, auth, endpoint: 'https://10.0.0.7/x' }
    Object.assign(env, { SIGN_ON_NETWORKS: networks })
    expect(await deliverPush(inside, { title: 'x', body: 'x', path: '/', lang: 'en', tag: 'x' })).toMatchObject({
      gone: true,
      reason: expect.stringContaining('not asked from here'),
    })
  })
})

describe('a device is the person’s own', () => {
  const page = async (cookie: string) => {
    const request = aRequest('/me/news', { headers: { Cookie: cookie } })
    const { push } = (await news.loader({ request, params: {}, context: {} })) as { push: null | { devices: object[] } }
    return push
  }

  test('it stands among their news, and is removed by them and by nobody else', async () => {
    const { person, cookie } = await aReader()
    const stranger = await signedIn(await aPerson())
    expect((await page(cookie))?.devices).toMatchObject([{ browser: 'Firefox', system: 'Linux', here: true }])
    expect((await page(await signedIn(person)))?.devices).toMatchObject([{ here: false }])
    expect((await page(stranger))?.devices).toEqual([])
    const device = (await subscriptionsOf(person.id))[0]?.id ?? ''
    expect(await press(remove.action, stranger, { device })).toBe(404)
    expect(await subscriptionsOf(person.id)).toHaveLength(1)
    expect(await press(remove.action, cookie, { device })).toBe(303)
    expect(await subscriptionsOf(person.id)).toEqual([])
  })

  test('whoever switches it on last in a browser is told there, and of nothing that waited for others', async () => {
    const { person, browser } = await aReader()
    await answered(person, 'A secret wish')
    const next = await aPerson()
    const cookie = await signedIn(next)
    expect(await press(add.action, cookie, { subscription: JSON.stringify(browser.subscription) })).toBe(303)
    await sendDuePushes()
    expect(service.taken).toEqual([])
    await answered(next, 'Mine')
    await sendDuePushes()
    expect(toldTo(browser)).toMatchObject([{ title: expect.stringContaining('Mine') }])
  })

  test('broken keys, foreign words and a site that offers none are refused', async () => {
    const cookie = await signedIn(await aPerson())
    const { subscription } = aBrowser(service.origin)
    const keys = { ...subscription.keys, auth: 'short' }
    for (const given of ['', 'x', '{}', JSON.stringify({ ...subscription, keys })])
      expect(await press(add.action, cookie, { subscription: given })).toBe(400)
    await changeSettings({ push: false })
    expect(await page(cookie)).toBeNull()
    expect(await press(add.action, cookie, { subscription: JSON.stringify(subscription) })).toBe(404)
    await changeSettings({ push: true })
  })

  test('signing out, ending a session, a new password and erasure end it', async () => {
    const left = async (act: (reader: Awaited<ReturnType<typeof aReader>>) => Promise<unknown>) => {
      const reader = await aReader()
      await act(reader)
      await answered(await again(reader.person))
      await sendDuePushes()
      return [toldTo(reader.browser).length, (await subscriptionsOf(reader.person.id)).length]
    }
    expect(await left(async () => {})).toEqual([1, 1])
    expect(await left(({ cookie }) => press(signOut.action, cookie, { a: 'b' }))).toEqual([0, 0])
    const elsewhere = async ({ person }: { person: Viewer }) =>
      press(endOthers.action, await signedIn(person), { a: 'b' })
    expect(await left(elsewhere)).toEqual([0, 0])
    expect(await left(({ cookie }) => press(endOthers.action, cookie, { a: 'b' }))).toEqual([1, 1])
    const thatOne = async ({ person }: { person: Viewer }) => {
      const session = (await subscriptionsOf(person.id))[0]?.sessionHash ?? ''
      return press(endOne.action, await signedIn(person), { session })
    }
    expect(await left(thatOne)).toEqual([0, 0])
    const stamp = ({ person }: { person: Viewer }) =>
      transaction(() => changePerson(person.id, { securityStamp: newId() }))
    expect(await left(stamp)).toEqual([0, 0])
    const erased = await aReader()
    await answered(erased.person)
    await transaction(async () => eraseAccount(null, (await personById(erased.person.id)) as PersonRow, new Date()))
    await sendDuePushes()
    expect([toldTo(erased.browser), await subscriptionsOf(erased.person.id)]).toEqual([[], []])
  })

  test('it is in the data they take along, without the keys', async () => {
    const { person, browser } = await aReader()
    let text = ''
    for await (const part of ownData(person)) text += part
    const said = JSON.parse(text).devicesTold
    expect(said).toMatchObject([{ endpoint: browser.subscription.endpoint, device: firefox }])
    expect(text).not.toContain(browser.subscription.keys.auth)
  })
})

test('the keys of the site are its owner’s only, and the worker acts for the whole site', async () => {
  expect((await pushKeys()).publicKey).toMatch(/^[\w-]{87}$/)
  expect(statSync(path.join(env.DATA_DIR, 'keys', 'push-vapid.json')).mode & 0o777).toBe(0o600)
  const answer = worker.loader()
  expect(answer.headers.get('Content-Type')).toContain('text/javascript')
  const text = await answer.text()
  expect(text).toContain('showNotification')
  expect(text).not.toMatch(/eval\(|importScripts|["']fetch["']/)
})
