import { statfs } from 'node:fs/promises'
import { env } from '#app/env.server.ts'
import { MOST_TRIES } from '#app/mail/most-tries.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { log } from '#app/server/log.server.ts'
import { noteOutage } from '#app/server/note-outage.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { Outage } from '#drizzle/name-outage.ts'
import { dueMails } from '#drizzle/queries/mails.ts'
import { keepSetting } from '#drizzle/queries/settings.ts'

const leastFreeBytes = 200 * 1024 * 1024
const lateMailMs = 60 * 60 * 1000
const believedMs = 1000

/** What is needed to serve people. Late mail is told, but takes no site out of service. */
export type Readiness = {
  ready: boolean
  checks: Record<'running' | 'database' | 'disk' | 'mail', 'ok' | 'failed' | 'late'>
  /** What keeps the database from being written to. */
  why?: Outage
}

let stopping = false
let last: { at: number; answer: Promise<Readiness> } | undefined

export const isStopping = () => stopping

/** From now on balancers send nobody here. */
export function beginStopping() {
  stopping = true
  last = undefined
}

/** Asked often, looked up once a second. */
export function readiness(now = Date.now()): Promise<Readiness> {
  if (!last || now - last.at > believedMs) last = { at: now, answer: look() }
  return last.answer
}

async function look(): Promise<Readiness> {
  const outages: Outage[] = []
  const [database, disk, mail] = await Promise.all([
    check('database', canWrite, outages),
    check('disk', hasSpace, outages),
    check('mail', mailIsOnTime, outages),
  ])
  const running = stopping ? 'failed' : 'ok'
  return {
    ready: ![running, database, disk].includes('failed'),
    checks: { running, database, disk, mail: mail === 'failed' ? 'late' : mail },
    ...(outages[0] && { why: outages[0] }),
  }
}

async function check(name: string, passes: () => Promise<boolean>, outages: Outage[]) {
  try {
    return (await passes()) ? 'ok' : 'failed'
  } catch (fault) {
    const outage = noteOutage(fault)
    if (outage) outages.push(outage)
    log('error', 'not-ready', { reason: name, ...describeFault(fault) })
    return 'failed'
  }
}

/** Only a real write tells: a full or read-only disk still reads. */
async function canWrite() {
  const now = new Date()
  await transaction(() => keepSetting('last-write-probe', now.toISOString(), now))
  return true
}

async function hasSpace() {
  const { bavail, bsize } = await statfs(env.DATA_DIR)
  return bavail * bsize > leastFreeBytes
}

async function mailIsOnTime() {
  if (!env.SMTP_URL) return true
  return (await dueMails(new Date(Date.now() - lateMailMs), 1, MOST_TRIES)).length === 0
}
