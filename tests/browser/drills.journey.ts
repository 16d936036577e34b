import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Crowd } from '../../bench/drills/crowd/fill-crowd.ts'
import { killAndCheck } from '../../bench/drills/kill/kill-and-check.ts'
import { loadAndCheck } from '../../bench/drills/load/load-and-check.ts'
import { restartAndCheck } from '../../bench/drills/postgres/restart-and-check.ts'
import { cutAndCheck } from '../../bench/drills/power/cut-and-check.ts'
import { whyNoLoopDisk } from '../../bench/drills/power/loop-disk.ts'
import { restoreAndCheck } from '../../bench/drills/restore/restore-and-check.ts'

// Short versions of `npm run drill:kill`, `drill:power`, `drill:postgres`, `drill:load` and `drill:restore`: the same
// programs with fewer rounds, and without a word about speed.

const size = { people: 120, ideas: 60 }

/** People and ideas in the database of these settings; the engine is chosen anew each time. */
async function fill(settings: Record<string, string>): Promise<Crowd> {
  const before = { ...process.env }
  Object.assign(process.env, settings)
  vi.resetModules()
  try {
    const { fillCrowd } = await import('../../bench/drills/crowd/fill-crowd.ts')
    return await fillCrowd(size)
  } finally {
    process.env = before
  }
}

test('killed twenty times while people vote, it loses and doubles no acknowledged vote', async () => {
  const orders = { times: 10, clients: 12, voteMs: [50, 300] as [number, number], fill }
  for (const workers of [1, 2]) {
    const killed = await killAndCheck({ ...orders, workers })
    expect(killed.faults).toEqual([])
    expect(killed.kills).toBe(10)
    expect(killed.acknowledged).toBeGreaterThan(10)
  }
}, 600_000)

const place = mkdtempSync(path.join(tmpdir(), 'aflora-probe-'))
const noDisk = whyNoLoopDisk(place)
rmSync(place, { recursive: true, force: true })
if (noDisk) console.warn(`The power cut is skipped: ${noDisk}.`)

test.skipIf(noDisk)(
  'after a power cut every acknowledged vote is there; a store without fsync has lost some',
  async () => {
    const cut = await cutAndCheck({ times: 1, clients: 12, voteMs: [300, 600], fill })
    expect(cut.faults).toEqual([])
    expect(cut.acknowledged).toBeGreaterThan(5)
    expect(cut.control.held).toBeLessThan(cut.control.told)
  },
  300_000,
)

test('PostgreSQL restarted and killed under people who vote: nothing is lost, and the site goes on by itself', async () => {
  const restarted = await restartAndCheck({ times: 2, clients: 8, voteMs: 300, awayMs: 500, fill })
  expect(restarted.faults).toEqual([])
  expect(restarted).toMatchObject({ times: 2, killed: 1 })
  // While it is away people are told so; nothing is “our mistake”.
  expect(Object.keys(restarted.refused).filter((status) => status !== '503')).toEqual([])
}, 300_000)

test('asked for ten times what it carries, the site shows every page, and keeps or refuses each vote', async () => {
  const loaded = await loadAndCheck({ clients: 8, readers: 2, flood: 0, seconds: 2, fill })
  expect(loaded.faults).toEqual([])
  expect(loaded.acknowledged).toBeGreaterThan(10)
  for (const { strangers, people } of loaded.rounds)
    expect([strangers, people].every(({ took }) => took.length > 0)).toBe(true)
}, 300_000)

test('copies made under votes hold what was acknowledged; a restore that is killed leaves one whole database', async () => {
  const restored = await restoreAndCheck({ copies: 2, kills: 4, clients: 8, fill })
  expect(restored.faults).toEqual([])
  expect(restored).toMatchObject({ copies: 2, killed: 4, refused: 1 })
  expect(restored.acknowledged).toBeGreaterThan(10)
}, 300_000)
