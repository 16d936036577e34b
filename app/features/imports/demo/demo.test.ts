import { expect, test } from 'vitest'
import { phaseOf } from '#app/features/contests/phase.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { db } from '#drizzle/database.ts'
import { winnersOf } from '#drizzle/queries/counting.ts'
import { contests } from '#drizzle/schema/index.ts'
import { loadDemo } from './load-demo.server.ts'

test('the sample organisation has contests in every phase and three languages, and its counters are right', async () => {
  const now = new Date()
  const paths = await loadDemo(undefined, now)
  const rows = await db().select().from(contests)
  expect(paths).toHaveLength(rows.length)
  const phases = new Set(rows.map((contest) => phaseOf(contest, now)))
  expect([...phases].sort()).toEqual(['answered', 'deciding', 'discussion', 'draft', 'ideas', 'voting'])
  expect(new Set(rows.map((contest) => contest.language))).toEqual(new Set(['en', 'es', 'ru']))
  expect(new Set(rows.map((contest) => contest.kind))).toEqual(new Set(['contest', 'debate', 'box']))
  expect(await recountVotes()).toEqual([])
  const money = rows.find(({ ballot }) => ballot === 'budget')
  const paid = (await winnersOf(money?.id as string)).map(({ idea }) => idea.cost ?? 0)
  expect(paid.length).toBeGreaterThan(2)
  expect(paid.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(money?.budget as number)
  expect(await loadDemo(undefined, now)).toEqual([])
}, 120_000)
