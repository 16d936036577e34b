import path from 'node:path'
import { backupFolder } from '#app/features/admin/backups/keep-backups.server.ts'
import { listBackups } from '#app/features/admin/backups/list-backups.server.ts'
import { noteCheck } from '#app/features/admin/backups/note-check.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { checkCopy } from '#drizzle/engines/copy.ts'

/** Reads one of the kept copies whole and notes whether it is sound. Throws 404 where there is none of this name. */
export async function checkBackup(viewer: Viewer, name: string, now = new Date()): Promise<boolean> {
  insist(can(viewer, 'site.administer'))
  if (!(await listBackups()).some((kept) => kept.name === name)) notFound()
  const file = path.join(backupFolder(), name)
  const whole = isWhole(file)
  noteCheck(file, whole, now)
  const about = { subject: 'backup' as const, subjectId: name, after: { whole } }
  await transaction(() => audit(viewer, 'backup.checked', about, now))
  return whole
}

function isWhole(file: string) {
  try {
    return checkCopy(file) > 0
  } catch {
    return false
  }
}
