import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { handleError } from '#app/entry.server.tsx'
import { ballastLies, keepBallast, releaseBallast } from '#app/server/ballast.server.ts'
import { openDoor } from '#tests/front-door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
let fault: unknown
let behind: (request: Request) => Response = () => new Response('fine')

beforeAll(async () => {
  door = await openDoor(async (request) => behind(request))
})

beforeEach(() => {
  fault = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  // As Remix does with what no route expected: it tells us and answers with a page that says “our mistake”.
  behind = (request) => {
    handleError(fault, { request })
    return new Response('<h1>That was our mistake</h1>', { status: 500, headers: { 'Content-Type': 'text/html' } })
  }
})

afterAll(() => door.close())

test.each([
  ['en', 'The disk of this site is full'],
  ['es', 'El disco de este sitio está lleno'],
  ['ru', 'Диск этого сайта заполнен'],
])('where the disk is full a person reads so in %s, and when to come back', async (language, words) => {
  const { status, headers, body } = await door.knock('/c/coffee', { headers: { 'Accept-Language': language } })
  expect([status, headers['retry-after']]).toEqual([503, '30'])
  expect(body).toContain(words)
})

test('a program reads it as a problem, and the script of a page as what it understands', async () => {
  const api = await door.knock('/api/v1/contests')
  expect([api.status, api.headers['content-type']]).toEqual([503, 'application/problem+json'])
  expect(JSON.parse(api.body)).toMatchObject({
    status: 503,
    detail: expect.stringContaining('disk of this site is full'),
  })
  const script = await door.knock('/c/coffee.data?_routes=routes%2Fcontests%2Fshow')
  expect([script.status, script.headers['retry-after']]).toEqual([503, '30'])
})

test('what is nobody’s outage stays our mistake', async () => {
  fault = new TypeError('x is undefined')
  expect((await door.knock('/c/coffee')).status).toBe(500)
})

test('what answered well in spite of an outage is left as it is', async () => {
  behind = (request) => {
    handleError(fault, { request })
    return new Response('fine')
  }
  expect((await door.knock('/c/coffee')).status).toBe(200)
})

test('a fault before any route ran is told as well', async () => {
  behind = () => {
    throw Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' })
  }
  expect((await door.knock('/c/coffee')).status).toBe(503)
})

test('ballast lies on the disk until the disk is full', async () => {
  await keepBallast()
  expect(ballastLies()).toBe(true)
  await door.knock('/c/coffee')
  expect(ballastLies()).toBe(false)
  await keepBallast()
  expect(ballastLies()).toBe(true)
  releaseBallast()
})
