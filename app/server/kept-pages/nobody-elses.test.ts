import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { serveKeptPages } from '#app/server/kept-pages/serve-kept-pages.server.ts'
import { newVisitor } from '#app/web/visitor.server.ts'
import { pageVersion, transaction } from '#drizzle/database.ts'
import { aPerson, aRequest } from '#tests/factory.ts'
import { freshCookie } from '#tests/fresh-sign-in.ts'
import { openDoor } from '#tests/front-door.ts'

let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  const site = async (request: Request) => {
    const { kind, id } = await viewerOf(request)
    const whose = kind === 'visitor' ? 'nobody' : id
    return new Response(`<p>${whose} ${'.'.repeat(2000)}</p>`, { headers: { 'Content-Type': 'text/html' } })
  }
  door = await openDoor(site, undefined, serveKeptPages(site))
  await vi.waitFor(() => expect(pageVersion()).toBeDefined(), 10_000)
})

afterAll(() => door.close())

const pages = ['/', '/c/coffee', '/p/ana', '/debates', '/me', '/d/x']
/** What makes caches in between take a page for a picture, or one address for another. */
const tricks = [
  ...[
    '',
    '/',
    '?',
    '?order=new',
    '?order=new&tag=x',
    '.css',
    '/x.css',
    '/..%2fx.js',
    '%2f..%2fme',
    ';x.png',
    '%00.css',
  ],
  ...['?x=.css', '#x.css', '%3f.css', '/.', '//', '?order=new&order=random', '.data', '%2ecss', '?tag=a%0aSet-Cookie'],
]

type Heard = Awaited<ReturnType<typeof door.knock>>

/** A cache between this site and its readers, which knows addresses and nothing of cookies. */
function aSharedCache(mayStore: (answer: Heard) => boolean) {
  const stored = new Map<string, string>()
  return async (path: string, headers: Record<string, string>) => {
    const known = stored.get(path)
    if (known !== undefined) return known
    const answer = await door.knock(path, { headers })
    if (mayStore(answer)) stored.set(path, answer.body)
    return answer.body
  }
}

/** RFC 9111 §3: not what is private or not to be stored. */
const obedient = ({ headers }: Heard) => !/private|no-store/.test(headers['cache-control'] ?? '')

/** At how many addresses somebody who asks after a person reads something of that person. */
async function leaks(id: string, Cookie: string, cache: ReturnType<typeof aSharedCache>) {
  let [told, asked] = [0, 0]
  for (const page of pages) {
    for (const trick of tricks) {
      const path = page + trick
      await cache(path, {})
      await cache(path, { Cookie })
      await cache(path, { Cookie, 'If-None-Match': '*', 'X-Forwarded-Host': 'evil.example' })
      asked += 1
      if ((await cache(path, {})).includes(id) || (await door.knock(path)).body.includes(id)) told += 1
    }
  }
  expect(asked).toBe(pages.length * tricks.length)
  return told
}

test('who asks after a signed-in person reads nothing of theirs, whatever the address and whatever keeps pages between', async () => {
  const person = await aPerson()
  const Cookie = await freshCookie(person)
  expect((await door.knock('/c/coffee', { headers: { Cookie } })).body).toContain(person.id)
  expect(await leaks(person.id, Cookie, aSharedCache(obedient))).toBe(0)
})

test('nor after a guest, whose visitor id is all they have', async () => {
  const Cookie = newVisitor().cookie.split(';')[0] as string
  const guest = await viewerOf(aRequest('/', { headers: { Cookie } }))
  await transaction(() => ensurePerson(guest))
  expect((await door.knock('/c/coffee', { headers: { Cookie } })).body).toContain(guest.id)
  expect(await leaks(guest.id, Cookie, aSharedCache(obedient))).toBe(0)
})

test('while a cache that keeps what it is told not to keep does hand it on, and that is seen', async () => {
  const person = await aPerson()
  const Cookie = await freshCookie(person)
  const careless = aSharedCache(() => true)
  await careless('/c/tea?order=new', { Cookie })
  expect(await careless('/c/tea?order=new', {})).toContain(person.id)
})
