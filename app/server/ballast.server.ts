import { existsSync, rmSync } from 'node:fs'
import { open, rename, statfs } from 'node:fs/promises'
import path from 'node:path'
import { env } from '#app/env.server.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { log } from '#app/server/log.server.ts'

const megabyte = 1024 * 1024
const ballastMegabytes = 10
/** On a disk that is nearly full it would do the harm it is kept against. */
const leastFree = 6 * ballastMegabytes * megabyte
const lookEveryMs = 60_000

const ballastFile = () => path.join(env.DATA_DIR, 'ballast')

export const ballastLies = () => existsSync(ballastFile())

/**
 * Keeps ten megabytes of the disk in a file that means nothing. When the disk is full it goes, and for a while people
 * can save, and whoever runs the site can delete: SQLite needs room even for that.
 */
export async function keepBallast() {
  try {
    const { bavail, bsize } = await statfs(env.DATA_DIR)
    if (!ballastLies() && bavail * bsize > leastFree) await lay()
  } catch (fault) {
    log('warn', 'no-ballast', describeFault(fault))
  }
}

/** Keeps it for as long as the process runs: once the disk has room again, it comes back. */
export function keepBallastAlways() {
  void keepBallast()
  setInterval(keepBallast, lookEveryMs).unref()
}

async function lay() {
  const unfinished = `${ballastFile()}.unfinished`
  const handle = await open(unfinished, 'w', 0o600)
  try {
    // Written out, since a hole would hold no place.
    for (let nth = 0; nth < ballastMegabytes; nth++) await handle.write(Buffer.alloc(megabyte, 1))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(unfinished, ballastFile())
}

/** The alarm: the disk is full. */
export function releaseBallast() {
  if (!ballastLies()) return
  try {
    rmSync(ballastFile())
    log('error', 'disk-full', { reason: `${ballastMegabytes} MB were freed; make room before they are used up` })
  } catch (fault) {
    log('error', 'disk-full', describeFault(fault))
  }
}
