import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { serveKeptPages } from '#app/server/kept-pages/serve-kept-pages.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { newVisitor } from '#app/web/visitor.server.ts'
import { pageVersion, transaction } from '#drizzle/database.ts'
import { changesPages } from '#drizzle/engines/page-changes.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'
import { sharedRead } from '#drizzle/shared-read.ts'
import { aPerson, aRequest } from '#tests/factory.ts'
import { freshCookie } from '#tests/fresh-sign-in.ts'
import { openDoor } from '#tests/front-door.ts'

let rendered = 0
/** Visits that wait for a page or have got one. */
let asking = 0
let headers: Record<string, string> = {}
let status = 200
let wait: Promise<unknown> | undefined
let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  const site = async (request: Request) => {
    rendered += 1
    await wait
    const viewer = await viewerOf(request)
    const { nonce, locale } = requestContext()
    const said = `<p nonce="${nonce}">${locale} ${viewer.kind} ${await settingNamed('canary')}${'.'.repeat(2000)}</p>`
    return new Response(said, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } })
  }
  const pages = serveKeptPages(site)
  const answer: typeof pages.answer = (...visit) => {
    asking += 1
    return pages.answer(...visit)
  }
  door = await openDoor(site, undefined, { ...pages, answer })
  // PostgreSQL tells of changes once its listener is heard; until then nothing is kept.
  await vi.waitFor(() => expect(pageVersion()).toBeDefined(), 10_000)
})

beforeEach(async () => {
  rendered = 0
  asking = 0
  headers = {}
  status = 200
  wait = undefined
  await change('nothing yet')
})

afterAll(() => door.close())

const setStatus = (wanted: number) => {
  status = wanted
}
const change = (value: string) => transaction(() => keepSetting('canary', value, new Date()))
const look = (path = '/c/coffee', more: Record<string, string> = {}) => door.knock(path, { headers: more })

test('a page for strangers is rendered once, and again as soon as something has changed', async () => {
  for (let nth = 0; nth < 5; nth++) expect((await look()).body).toContain('nothing yet')
  expect(rendered).toBe(1)
  await change('another word')
  for (let nth = 0; nth < 5; nth++) expect((await look()).body).toContain('another word')
  expect(rendered).toBe(2)
})

test('what nobody sees of it makes no page old', async () => {
  await look()
  const before = pageVersion()
  expect(changesPages('update "sessions" set "seen_at" = ? where "sessions"."id_hash" = ?')).toBe(false)
  expect(changesPages('insert into "ideas" ("id") values (?)')).toBe(true)
  expect(changesPages('delete from "votes" where "votes"."idea_id" = ?')).toBe(true)
  expect(changesPages('select "id" from "ideas"')).toBe(false)
  expect(changesPages('VACUUM')).toBe(true)
  expect(pageVersion()).toBe(before)
})

test('each language, theme, packing and question has its own page', async () => {
  const [en, ru, again] = [await look(), await look('/c/coffee', { 'Accept-Language': 'ru' }), await look()]
  expect([en.body.includes('en visitor'), ru.body.includes('ru visitor'), again.body]).toEqual([true, true, en.body])
  const packed = await look('/c/coffee', { 'Accept-Encoding': 'gzip' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.bytes).toString()).toBe(en.body)
  await look('/c/coffee?order=new')
  await look('/c/coffee', { Cookie: 'theme=dark' })
  expect(rendered).toBe(4)
})

test('whoever has signed in gets a page of their own, and it reaches nobody else', async () => {
  const cookie = await freshCookie(await aPerson())
  await look()
  for (let nth = 0; nth < 2; nth++) {
    const own = await look('/c/coffee', { Cookie: cookie })
    expect(own.body).toContain('account')
    expect(own.headers['cache-control']).toBe('private, no-store')
    expect((await look()).body).toContain('visitor')
  }
  expect(rendered).toBe(3)
})

test('a visitor id alone changes nothing; from the first act on the page is their own', async () => {
  const { cookie } = newVisitor()
  const Cookie = cookie.split(';')[0] as string
  await look()
  expect((await look('/c/coffee', { Cookie })).body).toContain('visitor')
  expect(rendered).toBe(1)
  const viewer = await viewerOf(aRequest('/', { headers: { Cookie } }))
  await transaction(() => ensurePerson(viewer))
  expect((await look('/c/coffee', { Cookie })).body).toContain('guest')
  expect((await look('/c/coffee', { Cookie })).body).toContain('guest')
  expect((await look()).body).toContain('visitor')
})

/** Lets pages stay in the making until it is called. */
function heldPages() {
  let go = () => {}
  wait = new Promise<void>((resolve) => {
    go = resolve
  })
  return go
}

test('who asks while a page is rendered waits for it, unless something changed since that began', async () => {
  const go = heldPages()
  const first = [look(), look(), look()]
  await expect.poll(() => rendered).toBe(1)
  await change('meanwhile')
  const later = look()
  go()
  await Promise.all(first)
  expect((await later).body).toContain('meanwhile')
  expect((await look()).body).toContain('meanwhile')
  expect(rendered).toBe(2)
})

test('of a page that changes all the time only one is in the making, and everybody gets what was there when they asked', async () => {
  const go = heldPages()
  const asked: ReturnType<typeof look>[] = [look()]
  await expect.poll(() => rendered).toBe(1)
  for (let nth = 0; nth < 6; nth++) {
    await change(`change ${nth}`)
    const length = asked.push(look(), look())
    await expect.poll(() => asking).toBe(length)
  }
  expect(rendered).toBe(1)
  go()
  const answers = await Promise.all(asked)
  for (const { body } of answers.slice(1)) expect(body).toContain('change 5')
  expect(rendered).toBe(2)
})

test('where the page underway is nobody else’s, whoever waited for it gets an own one', async () => {
  const go = heldPages()
  headers = { 'Set-Cookie': 'a=b' }
  const asked = [look()]
  await expect.poll(() => rendered).toBe(1)
  await change('after all')
  asked.push(look(), look())
  await expect.poll(() => asking).toBe(3)
  go()
  for (const { body } of (await Promise.all(asked)).slice(1)) expect(body).toContain('after all')
  expect(rendered).toBe(3)
})

test('a browser’s own copy holds as long as the page does', async () => {
  const { etag } = (await look()).headers
  const held = await look('/c/coffee', { 'If-None-Match': `W/"other", ${etag}` })
  expect([held.status, held.body, held.headers['content-security-policy']]).toEqual([304, '', undefined])
  await change('new')
  expect((await look('/c/coffee', { 'If-None-Match': etag as string })).status).toBe(200)
})

test('the sign in the page is the sign in its policy, and another page has another', async () => {
  const pages = [await look(), await look(), await look('/c/tea')]
  const signs = pages.map(({ body }) => body.match(/nonce="([\w-]+)"/)?.[1])
  for (const [at, { headers }] of pages.entries())
    expect(headers['content-security-policy']).toContain(`'nonce-${signs[at]}'`)
  expect([signs[0] === signs[1], signs[0] === signs[2]]).toEqual([true, false])
  expect(new Set(pages.map(({ headers }) => headers['x-request-id'])).size).toBe(3)
})

test.each<[string, () => void, string, Record<string, string>]>([
  ['a page that sets a cookie', () => Object.assign(headers, { 'Set-Cookie': 'a=b' }), '/c/coffee', {}],
  ['a page that is missing', () => void setStatus(404), '/c/coffee', {}],
  ['what is no page', () => Object.assign(headers, { 'Content-Type': 'text/csv' }), '/c/coffee', {}],
  ['a page of something else', () => {}, '/c/coffee/new', {}],
  ['a page of an address nobody links to', () => {}, '/c/coffee?canary=1', {}],
  ['everybody’s own shuffle', () => {}, '/c/coffee?order=random', {}],
  ['a page with a note', () => {}, '/c/coffee', { Cookie: 'note=x' }],
  ['a page for who brings a key', () => {}, '/c/coffee', { Authorization: 'Bearer x' }],
])('%s is kept for nobody', async (_, prepare, path, more) => {
  prepare()
  await look(path, more)
  await look(path, more)
  expect(rendered).toBe(2)
})

test('a refused visit is refused beside a kept page too', async () => {
  await look()
  await look()
  expect((await look('/c/coffee', { Host: 'evil.example' })).status).toBe(421)
  const twice = 'GET /c/coffee HTTP/1.1\r\nHost: localhost:3000\r\nHost: evil.example\r\nConnection: close\r\n\r\n'
  expect(await door.raw(twice)).toMatch(/^HTTP\/1.1 4\d\d/)
})

test('what requests read together is read anew after a change, and inside a transaction', async () => {
  let reads = 0
  const read = () =>
    sharedRead('test canary', async () => {
      reads += 1
      return settingNamed('canary')
    })
  expect([await read(), await read(), reads]).toEqual(['nothing yet', 'nothing yet', 1])
  await transaction(async () => {
    await keepSetting('canary', 'inside', new Date())
    expect(await read()).toBe('inside')
  })
  expect([await read(), reads]).toEqual(['inside', 3])
})
