import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { metrics } from '#app/server/metrics.server.ts'
import { withPlaces } from '#app/server/places.server.ts'
import { openDoor } from '#tests/front-door.ts'
import { type Kind, kindOfRequest } from './kind-of-request.ts'

let lag = 0
let chance = 0.5
let waiting: (() => void)[] = []
let holds: 'all' | 'writes' | undefined
let [arrived, begun] = [0, 0]
let door: Awaited<ReturnType<typeof openDoor>>

const limits = {
  extras: { atOnce: 2, lagMs: 10 },
  strangers: { atOnce: 4, lagMs: 20 },
  people: { atOnce: 6, lagMs: 40 },
  writes: { atOnce: 4, waiting: 3, patienceMs: 60_000, lagMs: 80 },
}

const site = async ({ method }: Request) => {
  begun += 1
  if (holds === 'all' || (holds === 'writes' && method === 'POST'))
    await new Promise<void>((resolve) => void waiting.push(resolve))
  return new Response('fine')
}

beforeAll(async () => {
  const placed = withPlaces(site, { limits, lag: () => lag, chance: () => chance })
  door = await openDoor((request, context) => {
    arrived += 1
    return placed(request, context)
  })
})

beforeEach(() => {
  ;[lag, chance, holds, waiting, arrived, begun] = [0, 0.5, undefined, [], 0, 0]
})

afterAll(() => door.close())

const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }
const visits: Record<Kind, () => ReturnType<typeof door.knock>> = {
  extras: () => door.knock('/search?q=coffee'),
  strangers: () => door.knock('/c/coffee'),
  people: () => door.knock('/c/coffee', { headers: { Cookie: 'sid=somebody' } }),
  writes: () => door.knock('/i/idea/vote', { method: 'POST', headers: form, body: 'a=1' }),
}

/** Lets everybody finish who was held, and whoever comes after them. */
function goOn() {
  holds = undefined
  for (const leave of waiting.splice(0)) leave()
}

const statuses = async () => Promise.all(Object.values(visits).map(async (visit) => (await visit()).status))

test('while there is room everybody is let in', async () => {
  expect(await statuses()).toEqual([200, 200, 200, 200])
})

test.each([
  [15, [503, 200, 200, 200]],
  [30, [503, 503, 200, 200]],
  [60, [503, 503, 503, 200]],
  [120, [503, 503, 503, 503]],
])('lagging %i ms it turns away %j: searches first, what people send last', async (ms, expected) => {
  lag = ms
  chance = 0.99
  expect(await statuses()).toEqual(expected)
})

test('of those who are too many, as many stay as can be answered', async () => {
  lag = 40
  const answers: number[] = []
  for (let nth = 0; nth < 10; nth++) {
    chance = nth / 10
    answers.push((await visits.extras()).status)
  }
  // A quarter of the allowed lag keeps a quarter of the visits.
  expect(answers.filter((status) => status === 200)).toHaveLength(3)
})

test('when many pages are in the making, the last places are for who has signed in', async () => {
  holds = 'all'
  const inside = Array.from({ length: 4 }, () => visits.people())
  await expect.poll(() => waiting.length).toBe(4)
  expect([(await visits.extras()).status, (await visits.strangers()).status]).toEqual([503, 503])
  const last = [visits.people(), visits.people()]
  await expect.poll(() => waiting.length).toBe(6)
  expect((await visits.people()).status).toBe(503)
  goOn()
  expect((await Promise.all([...inside, ...last])).map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect(await statuses()).toEqual([200, 200, 200, 200])
})

test('however many votes come at once, they take no place from who reads', async () => {
  const others = async () => Promise.all([visits.extras(), visits.strangers(), visits.people()])
  holds = 'writes'
  const sent = Array.from({ length: 7 }, () => visits.writes())
  await expect.poll(() => waiting.length).toBe(4)
  expect((await others()).map(({ status }) => status)).toEqual([200, 200, 200])
  goOn()
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(7).fill(200))
})

test('what is sent waits in line, first come first served; where the line is too long it is told when to come back', async () => {
  holds = 'writes'
  const sent: ReturnType<typeof door.knock>[] = []
  for (let nth = 0; nth < 7; nth++) {
    sent.push(visits.writes())
    await expect.poll(() => arrived).toBe(nth + 1)
  }
  const late = await visits.writes()
  expect(late.status).toBe(503)
  expect(Number(late.headers['retry-after'])).toBeGreaterThan(0)
  expect(waiting).toHaveLength(4)
  waiting.shift()?.()
  await expect.poll(() => begun).toBe(5)
  // One has left the line: there is room for one more.
  const another = visits.writes()
  await expect.poll(() => arrived).toBe(9)
  goOn()
  expect((await Promise.all([...sent, another])).map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect(begun).toBe(8)
})

test('what else is sent does not stand in the line of the votes', async () => {
  holds = 'writes'
  const sent = Array.from({ length: 7 }, () => visits.writes())
  await expect.poll(() => arrived).toBe(7)
  sent.push(door.knock('/me/name', { method: 'POST', headers: form, body: 'name=Anna' }))
  await expect.poll(() => begun).toBe(5)
  goOn()
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(8).fill(200))
})

test('nobody joins a line whose first has waited too long', async () => {
  limits.writes.patienceMs = -1
  holds = 'writes'
  const sent = Array.from({ length: 5 }, () => visits.writes())
  await expect.poll(() => arrived).toBe(5)
  expect((await visits.writes()).status).toBe(503)
  limits.writes.patienceMs = 60_000
  const late = visits.writes()
  await expect.poll(() => arrived).toBe(7)
  goOn()
  expect((await Promise.all([...sent, late])).map(({ status }) => status)).toEqual(Array(6).fill(200))
})

test('who has left while waiting is not served', async () => {
  holds = 'writes'
  const sent = Array.from({ length: 4 }, () => visits.writes())
  await expect.poll(() => waiting.length).toBe(4)
  const words =
    'POST /i/idea/vote HTTP/1.1\r\nHost: localhost:3000\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\r\n'
  // Hangs up after a second.
  await door.raw(words)
  expect(arrived).toBe(5)
  const staying = visits.writes()
  await expect.poll(() => arrived).toBe(6)
  goOn()
  await Promise.all([...sent, staying])
  expect(begun).toBe(5)
})

test('a body that arrives slowly takes no place', async () => {
  Object.assign(limits.writes, { atOnce: 1, waiting: 0 })
  const slow = Array.from({ length: 3 }, () =>
    door.raw(
      `POST /i/idea/vote HTTP/1.1\r\nHost: localhost:3000\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\na=`,
    ),
  )
  expect((await visits.writes()).status).toBe(200)
  await Promise.all(slow)
  Object.assign(limits.writes, { atOnce: 4, waiting: 3 })
})

test('the probes are answered whatever happens', async () => {
  lag = 1_000_000
  expect((await door.knock('/healthz')).status).toBe(200)
  expect((await door.knock('/readyz')).status).toBe(200)
})

test.each([
  ['en', 'Very many people are here', 'Send it again'],
  ['es', 'hay muchísima gente', 'Enviarlo otra vez'],
  ['ru', 'очень много людей', 'Отправить ещё раз'],
])('in %s it says why and keeps what was written, ready to be sent again', async (language, words, button) => {
  lag = 1_000_000
  const body = new URLSearchParams({ title: 'Warm <coffee> & "tea"' }).toString()
  const headers = { ...form, 'Accept-Language': language }
  const answer = await door.knock('/c/coffee/new', { method: 'POST', headers, body })
  expect(answer.status).toBe(503)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.body).toContain(words)
  expect(answer.body).toContain('<form method="post" action="/c/coffee/new">')
  expect(answer.body).toContain('name="title" value="Warm &lt;coffee&gt; &amp; &quot;tea&quot;"')
  expect(answer.body).toContain(button)
})

test.each(['/in', '/me/password', '/k/token'])('what is sent to %s is never written into a page', async (path) => {
  lag = 1_000_000
  const answer = await door.knock(path, {
    method: 'POST',
    headers: form,
    body: 'email=anna%40example.org&x=secret-word',
  })
  expect(answer.status).toBe(503)
  expect(answer.body).not.toContain('secret-word')
})

test('programs get a problem, and who watches over the site the number of those turned away', async () => {
  lag = 1_000_000
  const answer = await door.knock('/api/v1/contests')
  expect([answer.status, answer.headers['content-type']]).toEqual([503, 'application/problem+json'])
  expect(answer.headers['retry-after']).toBeDefined()
  expect(await metrics()).toMatch(/^aflora_shed_total\{kind="strangers"\} [1-9]/m)
})

test.each<[Kind, string, string, Record<string, string>?]>([
  ['writes', 'POST', '/search?q=x'],
  ['extras', 'GET', '/c/coffee?q=milk'],
  ['extras', 'GET', '/c/coffee/similar?text=milk'],
  ['extras', 'GET', '/c/coffee/ballots.csv'],
  ['extras', 'GET', '/c/coffee/desk/export/xlsx'],
  ['strangers', 'GET', '/c/coffee.data'],
  ['strangers', 'GET', '/c/coffee', { Cookie: 'theme=dark; notsid=x' }],
  ['people', 'GET', '/c/coffee', { Cookie: 'theme=dark; __Host-sid=x' }],
  ['people', 'GET', '/api/v1/contests', { Authorization: 'Bearer x' }],
])('%s: %s %s', (kind, method, path, headers = {}) => {
  expect(kindOfRequest(new Request(`http://localhost${path}`, { method, headers }))).toBe(kind)
})
