import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Acknowledged, allPairs, castVotes } from '../crowd/cast-votes.ts'
import { faultsIn } from '../crowd/faults-in.ts'
import type { Crowd } from '../crowd/fill-crowd.ts'
import { storedInFile } from '../crowd/stored-ballots.ts'
import { runSite } from '../site/run-site.ts'

export interface Restored {
  copies: number
  /** Milliseconds each copy took to make and check. */
  copying: number[]
  /** Milliseconds each vote took while copies were made. */
  votes: number[]
  acknowledged: number
  votesPerSecond: number
  /** Restores that were tried while the site ran, and refused. */
  refused: number
  /** Restores killed on their way, and what stood there afterwards. */
  killed: number
  leftOld: number
  leftNew: number
  /** Milliseconds that restores took which were let be. */
  restoring: number[]
  faults: string[]
}

type Orders = {
  copies: number
  kills: number
  clients: number
  fill: (settings: Record<string, string>) => Promise<Crowd>
  heard?: (what: string) => void
}

/**
 * While people vote, copies are made with `aflora backup`; each must hold every vote that was acknowledged before it
 * began. A restore beside the running site must be refused. Then the site is killed and one of the copies put in the
 * place of its database, the program being killed at random moments: the old database or the new one must stand there,
 * whole, and the old one lose nothing that was acknowledged.
 */
export async function restoreAndCheck({ copies, kills, clients, fill, heard }: Orders): Promise<Restored> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-restore-drill-'))
  const [dataDir, copyDir] = [path.join(folder, 'data'), path.join(folder, 'copies')]
  const settings = { DATA_DIR: dataDir, DATABASE_URL: '' }
  const crowd = await fill(settings)
  const site = await runSite(settings)
  const found = nothingYet()
  const command = (words: string[]) => runCommand(words, settings)
  const note = (faults: string[]) => void found.faults.push(...faults)
  try {
    await site.start()
    const voters = castVotes(site.url, crowd, allPairs(crowd), clients)
    await voters.begun()
    const began = performance.now()
    let before: Acknowledged[] = []
    const newest = path.join(copyDir, 'aflora.db')
    for (; found.copies < copies && found.faults.length === 0; found.copies++) {
      before = [...voters.cast.acknowledged]
      const { code, said, ms } = await command(['backup', newest]).ended
      found.copying.push(ms)
      note(code === 0 ? faultsIn(storedInFile(copyDir), before) : [`no copy was made: ${said}`])
      heard?.(`copy ${found.copies + 1}: ${found.faults[0] ?? 'whole'}`)
    }
    const { code, said } = await command(['restore', newest]).ended
    if (code === 0 || !said.includes('stop the site')) note([`beside a running site a restore said: ${said}`])
    else found.refused += 1
    await pause(300)
    found.votesPerSecond = voters.cast.acknowledged.length / ((performance.now() - began) / 1000)
    await site.kill()
    const cast = await voters.stop()
    Object.assign(found, { votes: cast.took, acknowledged: cast.acknowledged.length })
    note(Object.entries(cast.refused).map(([status, count]) => `${count} votes were answered with ${status}`))
    note(await restoreAndKill(kills, cast.acknowledged))
    await site.start()
    await site.stop()
    note(faultsIn(storedInFile(dataDir), before).map((fault) => `after the restore: ${fault}`))
    return found
  } finally {
    await site.kill()
    rmSync(folder, { recursive: true, force: true })
  }

  /** Restores until enough were killed; after each that came through the old database is put back. */
  async function restoreAndKill(times: number, acknowledged: Acknowledged[]) {
    const restore = ['restore', path.join(copyDir, 'aflora.db')]
    const copied = storedInFile(copyDir).votes.length
    const whole = await command(restore).ended
    if (whole.code !== 0) return [`a restore failed: ${whole.said}`]
    found.restoring.push(whole.ms)
    const faults = faultsIn(storedInFile(await bringBackOld()), acknowledged)
    for (; found.killed < times && faults.length === 0; found.killed++) {
      const run = command(restore)
      await pause(Math.random() * whole.ms * 1.05)
      run.kill()
      await run.ended
      const votes = existsSync(path.join(dataDir, 'aflora.db')) ? storedInFile(dataDir) : undefined
      const isNew = votes?.votes.length === copied
      if (!votes) faults.push('no database stood there after a kill')
      else if (isNew) faults.push(...faultsIn(votes, []), ...faultsIn(storedInFile(await bringBackOld()), acknowledged))
      else faults.push(...faultsIn(votes, acknowledged))
      found[isNew ? 'leftNew' : 'leftOld'] += 1
      heard?.(`killed ${found.killed + 1}: ${faults[0] ?? (isNew ? 'the new one' : 'the old one')}`)
    }
    const last = await command(restore).ended
    found.restoring.push(last.ms)
    return last.code === 0 ? faults : [...faults, `a restore failed: ${last.said}`]
  }

  /** The database that a restore kept beside, restored like any other copy. */
  async function bringBackOld() {
    const kept = readdirSync(dataDir)
      .filter((name) => /\.replaced-[\dTZ-]+$/.test(name))
      .sort()
    await command(['restore', path.join(dataDir, kept.at(-1) as string)]).ended
    for (const name of readdirSync(dataDir)) if (name.includes('.replaced-')) rmSync(path.join(dataDir, name))
    return dataDir
  }
}

const nothingYet = (): Restored => ({
  copies: 0,
  copying: [],
  votes: [],
  acknowledged: 0,
  votesPerSecond: 0,
  refused: 0,
  killed: 0,
  leftOld: 0,
  leftNew: 0,
  restoring: [],
  faults: [],
})

/** One command of the built program's command line. */
function runCommand(words: string[], settings: Record<string, string>) {
  const began = performance.now()
  const env = { ...process.env, NODE_ENV: 'production' as const, LOG_LEVEL: 'error', ...settings }
  const child: ChildProcess = spawn(process.execPath, ['scripts/command.mjs', ...words], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => {
      said += part
    })
  const ended = once(child, 'close').then(([code]) => ({ code, said: said.trim(), ms: performance.now() - began }))
  return { kill: () => void child.kill('SIGKILL'), ended }
}
