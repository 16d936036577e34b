import { EventEmitter } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { limitRate } from '#app/server/limit-rate.server.ts'
import { networkOf } from '#app/server/network-of.server.ts'
import { RateCounter } from '#app/server/rate-counter.ts'
import { rateLimits } from '#app/server/rate-limits.ts'
import type { Visit } from '#app/server/visit.server.ts'
import { newVisitor } from '#app/web/visitor.server.ts'

let guard = limitRate()

beforeEach(() => {
  guard = limitRate()
  env.RATE_LIMITS = 'on'
})

type Sent = { ip?: string; cookie?: string; method?: string; answer?: number }

/** Whether the visit is refused; if not, it is answered with that status. */
async function refused(path: string, { ip = '203.0.113.7', cookie = '', method = 'POST', answer = 303 }: Sent = {}) {
  const outgoing = Object.assign(new EventEmitter(), { statusCode: answer })
  const headers = new Headers(cookie ? { Cookie: cookie } : {})
  const { pathname, searchParams: query } = new URL(path, 'http://localhost:3000')
  const visit = { incoming: { method, url: path }, outgoing, path: pathname, query, headers, context: { ip } }
  const refusal = await guard(visit as unknown as Visit)
  outgoing.emit('close')
  return refusal !== undefined
}

async function allowedOf(times: number, path: string, sent?: () => Sent) {
  let allowed = 0
  for (let turn = 0; turn < times; turn++) if (!(await refused(path, sent?.()))) allowed++
  return allowed
}

const visitor = () => newVisitor().cookie.split(';')[0]

test('many identities from one network are bounded together', async () => {
  let allowed = 0
  for (let person = 0; person < 22; person++) {
    const cookie = visitor()
    allowed += await allowedOf(118, '/i/1/vote', () => ({ cookie }))
  }
  expect(allowed).toBe(120 * 20)
})

test.each([
  ['/in', 'POST', 20],
  ['/in/code', 'POST', 10],
  ['/in/password', 'POST', 10],
  ['/in/link/0123abcd', 'POST', 10],
  ['/setup/0123abcd', 'GET', 60],
  ['/c/coffee/new', 'POST', 10],
  ['/api/v1/contests/coffee/ideas', 'POST', 60],
  ['/api/v1/ideas/1/comments', 'POST', 180],
  ['/i/1/comments', 'POST', 30],
  ['/i/1/vote', 'POST', 120],
  ['/api/v1/ideas/1/vote', 'PUT', 120],
  ['/search', 'GET', 60],
  ['/api/v1/contests', 'GET', 300],
])('%s (%s) goes %d times', async (path, method, times) => {
  const cookie = visitor()
  expect(await allowedOf(times + 10, path, () => ({ cookie, method }))).toBe(times)
})

test('where mail goes out, many visitor ids from one network get little more than one', async () => {
  expect(await allowedOf(110, '/in', () => ({ cookie: visitor() }))).toBe(100)
})

test('without any cookie the whole network counts as one', async () => {
  let turn = 0
  expect(await allowedOf(25, '/in', () => ({ ip: `203.0.113.${turn++}` }))).toBe(20)
})

test.each([200, 400, 409, 422, 500])('an idea that did not come about (%d) does not count', async (answer) => {
  const cookie = visitor()
  expect(await allowedOf(30, '/c/coffee/new', () => ({ cookie, answer }))).toBe(30)
  expect(await allowedOf(30, '/c/coffee/new', () => ({ cookie, answer: 202 }))).toBe(10)
})

test('every file may be fetched a few times', async () => {
  const cookie = visitor()
  const fetched = (path: string) => allowedOf(10, path, () => ({ cookie, method: 'GET', answer: 200 }))
  expect(await fetched('/c/coffee/desk/export/json')).toBe(6)
  expect(await fetched('/c/coffee/desk/export/csv')).toBe(6)
  expect(await fetched('/c/tea/ballots.csv')).toBe(6)
  expect(await fetched('/c/tea/recount.zip')).toBe(6)
  expect(await fetched('/api/v1/contests/coffee/export?format=zip')).toBe(6)
  expect(await fetched('/api/v1/contests/coffee/export?format=md')).toBe(6)
})

test('a wrong password counts like a right one', async () => {
  const cookie = visitor()
  expect(await allowedOf(30, '/in/password', () => ({ cookie, answer: 400 }))).toBe(10)
})

test('a program cannot make itself many by what it says in headers meant for the API', async () => {
  const outgoing = new EventEmitter()
  let allowed = 0
  for (let turn = 0; turn < 30; turn++) {
    const headers = new Headers({ Authorization: `Bearer ${turn}` })
    const visit = {
      incoming: { method: 'POST', url: '/in/password' },
      outgoing,
      path: '/in/password',
      headers,
      context: { ip: '203.0.113.7' },
    }
    if (!(await guard(visit as unknown as Visit))) allowed++
  }
  expect(allowed).toBe(10)
})

test('every limit has a name of its own', () => {
  const names = rateLimits.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('after the window one may go on, and is told when', () => {
  const counter = new RateCounter()
  const start = Date.UTC(2026, 4, 1)
  expect([1, 2, 3].map(() => counter.use('anna', 2, 60, start))).toEqual([0, 0, 60])
  expect(counter.use('anna', 2, 60, start + 45_500)).toBe(15)
  expect(counter.use('ben', 2, 60, start + 45_500)).toBe(0)
  expect(counter.use('anna', 2, 60, start + 60_000)).toBe(0)
})

test('a flood of strangers does not fill the memory', () => {
  const counter = new RateCounter()
  const before = process.memoryUsage().heapUsed
  for (let stranger = 0; stranger < 400_000; stranger++) counter.use(`stranger ${stranger}`, 1, 3600)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024)
})

test('networks', () => {
  expect(
    ['203.0.113.7', '2001:db8:1:2:3:4:5:6', '2001:db8::1', '::1', '2001:0DB8:0000:0001::9', ''].map(networkOf),
  ).toEqual([
    '203.0.113.0/24',
    '2001:db8:1:2::/64',
    '2001:db8:0:0::/64',
    '0:0:0:0::/64',
    '2001:db8:0:1::/64',
    'unknown',
  ])
})
