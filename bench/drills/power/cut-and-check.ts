import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Acknowledged, allPairs, castVotes } from '../crowd/cast-votes.ts'
import { faultsIn } from '../crowd/faults-in.ts'
import type { Crowd } from '../crowd/fill-crowd.ts'
import { storedInFile } from '../crowd/stored-ballots.ts'
import { runSite } from '../site/run-site.ts'
import { cutForgetfulStore } from './forgetful-store.ts'
import { afterPowerCut, newDisk } from './loop-disk.ts'

export interface Cut {
  cuts: number
  acknowledged: number
  stored: number
  votesPerSecond: number
  faults: string[]
  /** What a store without fsync had said and what was left of it: fewer, or the drill is blind. */
  control: { told: number; held: number }
}

type Orders = {
  times: number
  clients: number
  voteMs: [number, number]
  fill: (settings: Record<string, string>) => Promise<Crowd>
  heard?: (cut: number, faults: string[]) => void
}

/** More than the 200 MB below which a site says it is not ready. */
const diskMegabytes = 512

/**
 * Lets people vote on a site whose data lie on a file system in a file, and takes that file as it is at one instant:
 * what the system had not written is missing from it, as after a power cut. The site is held still while it is copied,
 * so that the copy is of one instant. Every vote acknowledged before must be in the copy.
 */
export async function cutAndCheck({ times, clients, voteMs, fill, heard }: Orders): Promise<Cut> {
  const place = mkdtempSync(path.join(tmpdir(), 'aflora-power-'))
  const disk = newDisk(path.join(place, 'disk'), diskMegabytes)
  const settings = { DATA_DIR: disk.folder, DATABASE_URL: '' }
  const site = await runSite(settings)
  const found: Cut = {
    cuts: 0,
    acknowledged: 0,
    stored: 0,
    votesPerSecond: 0,
    faults: [],
    control: { told: 0, held: 0 },
  }
  try {
    const crowd = await fill(settings)
    await site.start()
    const acknowledged: Acknowledged[] = []
    const pairs = allPairs(crowd)
    let votingMs = 0
    for (let cut = 1; cut <= times && found.faults.length === 0; cut++) {
      const voters = castVotes(site.url, crowd, pairs, clients)
      await voters.begun()
      const began = performance.now()
      await pause(voteMs[0] + Math.random() * (voteMs[1] - voteMs[0]))
      votingMs += performance.now() - began
      const before = [...acknowledged, ...voters.cast.acknowledged]
      site.signal('SIGSTOP')
      const copy = afterPowerCut(disk, path.join(place, `copy${cut}`))
      site.signal('SIGCONT')
      acknowledged.push(...(await voters.stop()).acknowledged)
      const stored = storedInFile(copy.folder)
      copy.release()
      const faults = faultsIn(stored, before)
      Object.assign(found, { cuts: cut, acknowledged: before.length, stored: stored.votes.length })
      found.faults.push(...faults)
      heard?.(cut, faults)
    }
    found.votesPerSecond = acknowledged.length / (votingMs / 1000)
    found.control = await control(disk, place)
    return found
  } finally {
    await site.kill()
    disk.release()
    rmSync(place, { recursive: true, force: true })
  }
}

async function control(disk: ReturnType<typeof newDisk>, place: string) {
  let release = () => {}
  const cut = async () => {
    const copy = afterPowerCut(disk, path.join(place, 'control'))
    release = copy.release
    return copy.folder
  }
  return cutForgetfulStore(disk.folder, cut).finally(() => release())
}
