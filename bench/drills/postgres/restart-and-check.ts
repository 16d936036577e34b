import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres } from '../../../tests/setup/postgres-server.ts'
import { type Acknowledged, allPairs, type Cast, castVotes } from '../crowd/cast-votes.ts'
import { faultsIn } from '../crowd/faults-in.ts'
import type { Crowd } from '../crowd/fill-crowd.ts'
import { storedInPostgres } from '../crowd/stored-ballots.ts'
import { runSite } from '../site/run-site.ts'

export interface Restarted {
  times: number
  killed: number
  acknowledged: number
  stored: number
  /** Answers to votes while PostgreSQL was away, by status. */
  refused: Record<string, number>
  /** Milliseconds from the moment it took connections again to the next acknowledged vote. */
  recovered: number[]
  faults: string[]
}

type Orders = {
  times: number
  clients: number
  /** Milliseconds of voting before it goes, and of its absence. */
  voteMs: number
  awayMs: number
  fill: (settings: Record<string, string>) => Promise<Crowd>
  heard?: (time: number, faults: string[]) => void
}

/**
 * Lets people vote on a site with PostgreSQL, and takes PostgreSQL away in turn by an orderly restart and by killing all
 * its processes. The site is not touched: it must go on by itself, with every acknowledged vote still stored.
 */
export async function restartAndCheck(orders: Orders): Promise<Restarted> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-postgres-drill-'))
  const postgres = await startPostgres('people')
  const settings = { DATA_DIR: folder, DATABASE_URL: `${postgres.url}postgres` }
  const site = await runSite(settings)
  const found: Restarted = { times: 0, killed: 0, acknowledged: 0, stored: 0, refused: {}, recovered: [], faults: [] }
  const acknowledged: Acknowledged[] = []
  try {
    const crowd = await orders.fill(settings)
    await site.start()
    const pairs = allPairs(crowd)
    for (let time = 1; time <= orders.times && found.faults.length === 0; time++) {
      const how = time % 2 ? 'orderly' : 'killed'
      const voters = castVotes(site.url, crowd, pairs, orders.clients)
      await voters.begun()
      await pause(orders.voteMs)
      await postgres.end(how)
      await pause(orders.awayMs)
      await postgres.startAgain()
      const recovered = await nextVote(voters.cast)
      const cast = await voters.stop()
      acknowledged.push(...cast.acknowledged)
      const stored = await storedInPostgres(settings.DATABASE_URL)
      found.faults.push(...faultsIn(stored, acknowledged), ...(recovered === null ? ['no vote was taken again'] : []))
      Object.assign(found, { times: time, acknowledged: acknowledged.length, stored: stored.votes.length })
      if (recovered !== null) found.recovered.push(recovered)
      if (how === 'killed') found.killed += 1
      orders.heard?.(time, found.faults)
      for (const [status, count] of Object.entries(cast.refused))
        found.refused[status] = (found.refused[status] ?? 0) + count
    }
    return found
  } finally {
    await site.kill()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const patienceMs = 30_000

async function nextVote({ acknowledged }: Cast) {
  const [began, before] = [performance.now(), acknowledged.length]
  while (performance.now() - began < patienceMs) {
    if (acknowledged.length > before) return performance.now() - began
    await pause(5)
  }
  return null
}
