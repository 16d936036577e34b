import { expect, test } from 'vitest'
import { countRequest, countThat, metrics } from '#app/server/metrics.server.ts'
import { markedAs } from '#app/server/shared-metrics.server.ts'
import { engine } from '#drizzle/columns.ts'
import { transaction } from '#drizzle/database.ts'
import { groupOf } from './group-of-path.ts'

const value = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1] ?? Number.NaN,
  )

test('times are told by group of addresses, in classes that hold all below them', async () => {
  for (const seconds of [0.004, 0.03, 0.03, 20]) countRequest(200, '/i/idea/vote', seconds)
  countRequest(503, '/i/idea/vote', 0.001)
  countRequest(404, '/nowhere', 0.001)
  const text = await metrics()
  const bucket = (le: string) => value(text, `aflora_request_seconds_bucket{group="vote",le="${le}"}`)
  expect(['0.005', '0.025', '0.05', '10', '+Inf'].map(bucket)).toEqual([2, 2, 4, 4, 5])
  expect(value(text, 'aflora_request_seconds_count{group="vote"}')).toBe(5)
  expect(value(text, 'aflora_request_seconds_sum{group="vote"}')).toBeCloseTo(20.065)
  expect(value(text, 'aflora_votes_total')).toBe(4)
  expect(value(text, 'aflora_requests_total{status="5xx"}')).toBe(1)
})

test('commits and those who share them are counted, and whatever else somebody counts', async () => {
  const before = value(await metrics(), 'aflora_commit_jobs_total')
  await Promise.all(Array.from({ length: 5 }, () => transaction(async () => {})))
  countThat('aflora_page_cache_total', { result: 'hit' })
  const text = await metrics()
  expect(value(text, 'aflora_commit_jobs_total') - before).toBeGreaterThanOrEqual(5)
  // On PostgreSQL each has a commit of its own.
  expect(value(text, 'aflora_commit_jobs_max')).toBeGreaterThanOrEqual(engine === 'postgres' ? 1 : 5)
  expect(value(text, 'aflora_page_cache_total{result="hit"}')).toBe(1)
})

test('figures of several processes keep apart', () => {
  expect(markedAs('2', 'up 1\ntook{le="0.1"} 3.5e-7\n')).toBe('up{worker="2"} 1\ntook{worker="2",le="0.1"} 3.5e-7\n')
})

test.each([
  ['/', 'home'],
  ['/c/coffee', 'contest'],
  ['/c/coffee/ballots.csv', 'files'],
  ['/c/coffee/similar', 'search'],
  ['/i/warm-coffee', 'idea'],
  ['/api/v1/ideas/warm/vote', 'vote'],
  ['/api/v1/contests', 'api'],
  ['/in', 'sign-in'],
  ['/admin/people', 'desk'],
  ['/rules', 'other'],
])('%s belongs to %s', (path, group) => {
  expect(groupOf(path)).toBe(group)
})
