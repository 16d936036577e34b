import path from 'node:path'
import { keepBackups } from '#app/features/admin/backups/keep-backups.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { log } from '#app/server/log.server.ts'
import { engine } from '#drizzle/columns.ts'
import { transaction } from '#drizzle/database.ts'
import { endJob, takeJob } from '#drizzle/queries/jobs.ts'

export type BackedUp =
  | { ok: true; name: string }
  | { ok: false; reason: 'backup-elsewhere' | 'backup-busy' }
  | { ok: false; reason: 'backup-failed'; words: string }

/** The nightly job of the same name: who makes one keeps the other from it. */
const job = 'keep-backups'
const lease = 10 * 60 * 1000

/**
 * Makes today's checked copy at once, in the place of an earlier one of today. On PostgreSQL there is none to make.
 * Throws 404 for those who may not.
 */
export async function backUpNow(viewer: Viewer, now = new Date()): Promise<BackedUp> {
  insist(can(viewer, 'site.administer'))
  if (engine === 'postgres') return { ok: false, reason: 'backup-elsewhere' }
  const ours = await transaction(() => takeJob(job, now, now, new Date(now.getTime() + lease)))
  if (!ours) return { ok: false, reason: 'backup-busy' }
  const { name, fault } = await attempt(now)
  await transaction(async () => {
    await endJob(job, new Date(), fault)
    if (!fault) await audit(viewer, 'backup.made', { subject: 'backup', subjectId: name }, now)
  })
  return fault ? { ok: false, reason: 'backup-failed', words: fault } : { ok: true, name }
}

async function attempt(now: Date) {
  try {
    return { name: path.basename((await keepBackups(now)) ?? ''), fault: '' }
  } catch (thrown) {
    const fault = thrown instanceof Error ? thrown.message.slice(0, 300) : String(thrown)
    log('error', 'backup failed', { error: fault })
    return { name: '', fault }
  }
}
