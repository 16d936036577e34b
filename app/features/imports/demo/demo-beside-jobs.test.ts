import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { announcePhases } from '#app/features/contests/announce-phases.server.ts'
import { db } from '#drizzle/database.ts'
import { contests } from '#drizzle/schema/index.ts'
import { loadDemo } from './load-demo.server.ts'

test('a site that runs while the sample is loaded does not end its past contests before they were lived through', async () => {
  let loading = true
  const jobs = (async () => {
    for (; loading; await setTimeout(50)) await announcePhases()
  })()
  const paths = await loadDemo().finally(() => {
    loading = false
    return jobs
  })
  expect(await db().select().from(contests)).toHaveLength(paths.length)
}, 120_000)
