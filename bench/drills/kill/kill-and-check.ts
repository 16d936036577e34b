import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Acknowledged, allPairs, type Cast, castVotes, type Pair } from '../crowd/cast-votes.ts'
import { faultsIn } from '../crowd/faults-in.ts'
import type { Crowd } from '../crowd/fill-crowd.ts'
import { storedInFile } from '../crowd/stored-ballots.ts'
import { type DrilledSite, runSite } from '../site/run-site.ts'

export interface Killed {
  kills: number
  acknowledged: number
  /** Votes whose answer the kill swallowed; every one was pressed again and must then stand once. */
  repeated: number
  stored: number
  /** Milliseconds from the start of the program until it was ready, one for each kill of all processes. */
  ready: number[]
  votesPerSecond: number
  /** How many votes a second were acknowledged right before each kill. */
  speeds: number[]
  faults: string[]
}

type Orders = {
  times: number
  workers: number
  clients: number
  /** Milliseconds of voting before each kill, at random between these. */
  voteMs: [number, number]
  /** Kills no sooner than that so many votes a second are acknowledged, or half a minute is over. */
  atSpeed?: number
  fill: (settings: Record<string, string>) => Promise<Crowd>
  heard?: (kill: number, faults: string[]) => void
}

/**
 * Lets people vote at full speed, kills the site without warning, starts it again and compares what it acknowledged
 * with what is stored; so many times, on one database. With several processes every second kill takes only one of them.
 */
export async function killAndCheck({
  times,
  workers,
  clients,
  voteMs,
  atSpeed = 0,
  fill,
  heard,
}: Orders): Promise<Killed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-kill-'))
  const settings = { DATA_DIR: folder, DATABASE_URL: '', WORKERS: String(workers) }
  const crowd = await fill(settings)
  const site = await runSite(settings)
  const killed: Killed = {
    kills: 0,
    acknowledged: 0,
    repeated: 0,
    stored: 0,
    ready: [],
    votesPerSecond: 0,
    speeds: [],
    faults: [],
  }
  const acknowledged: Acknowledged[] = []
  const pairs = againFirst(allPairs(crowd))
  let votingMs = 0
  try {
    await site.start()
    for (let kill = 1; kill <= times && killed.faults.length === 0; kill++) {
      const voters = castVotes(site.url, crowd, pairs, clients)
      await voters.begun()
      const began = performance.now()
      await pause(voteMs[0] + Math.random() * (voteMs[1] - voteMs[0]))
      killed.speeds.push(await speedOf(voters.cast, atSpeed))
      votingMs += performance.now() - began
      const onlyOne = workers > 1 && kill % 2 === 0 && site.killWorker()
      if (!onlyOne) await site.kill()
      const cast = await voters.stop()
      acknowledged.push(...cast.acknowledged)
      killed.repeated += cast.unknown.length
      pairs.push(...cast.unknown)
      if (!onlyOne) killed.ready.push(await site.start())
      killed.kills = kill
      killed.faults.push(...refusals(cast.refused, onlyOne), ...faultsIn(storedInFile(folder), acknowledged))
      heard?.(kill, killed.faults)
    }
    await repeatTheLast(site, crowd, pairs, acknowledged)
    const stored = storedInFile(folder)
    killed.faults.push(...faultsIn(stored, acknowledged))
    return {
      ...killed,
      acknowledged: acknowledged.length,
      stored: stored.votes.length,
      votesPerSecond: acknowledged.length / (votingMs / 1000),
    }
  } finally {
    await site.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

const glanceMs = 500
const patienceMs = 30_000

/** Votes acknowledged a second, of late; watched until they are so many, or for half a minute. */
async function speedOf({ acknowledged }: Cast, least: number): Promise<number> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const [before, began] = [acknowledged.length, performance.now()]
    await pause(glanceMs)
    const speed = ((acknowledged.length - before) / (performance.now() - began)) * 1000
    if (speed >= least || Date.now() > deadline) return speed
  }
}

type Again = Iterator<Pair> & { push: (...pairs: Pair[]) => void; rest: () => Pair[] }

/** Votes whose answer never came are pressed again first: that must be safe. */
function againFirst(fresh: Iterator<Pair>): Again {
  const waiting: Pair[] = []
  return {
    push: (...pairs) => void waiting.push(...pairs),
    rest: () => waiting.splice(0),
    next: () => {
      const value = waiting.pop()
      return value ? { value, done: false } : fresh.next()
    },
  }
}

async function repeatTheLast(site: DrilledSite, crowd: Crowd, pairs: Again, acknowledged: Acknowledged[]) {
  const voters = castVotes(site.url, crowd, pairs.rest().values(), 4)
  await pause(200)
  acknowledged.push(...(await voters.stop()).acknowledged)
}

/** While one of several processes dies, an answer may be an error; a healthy site refuses no vote of these people. */
function refusals(refused: Record<string, number>, allowFaults: boolean) {
  const unfit = Object.entries(refused).filter(([status]) => !(allowFaults && Number(status) >= 500))
  return unfit.map(([status, count]) => `${count} votes were answered with ${status}`)
}
