import path from 'node:path'
import { listBackups } from '#app/features/admin/backups/list-backups.server.ts'
import { fileFolder } from '#app/features/files/file-store.server.ts'
import { sizeInWords } from '#app/features/files/files-shown.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showMoment } from '#app/ui/figures/show-time.ts'
import { engine } from '#drizzle/columns.ts'

/** The kept copies in words; on PostgreSQL how to make them instead. The caller has asked the policy. */
export async function backupsPage() {
  const { timeZone } = await siteSettings()
  const kept = engine === 'postgres' ? [] : await listBackups()
  return {
    elsewhere: engine === 'postgres' ? howOnPostgres() : null,
    timeZone,
    backups: kept.map(({ bytes, check, ...backup }) => ({
      ...backup,
      size: sizeInWords(bytes),
      state: stateOf(check, timeZone),
    })),
  }
}

const howOnPostgres = () => [
  'pg_dump --format=custom --file=aflora.dump "$DATABASE_URL"',
  'pg_restore --list aflora.dump > /dev/null && echo sound',
  `tar -czf aflora-files.tar.gz -C ${path.dirname(fileFolder())} ${path.basename(fileFolder())}`,
]

function stateOf(check: { whole: boolean; at: Date } | null, timeZone: string) {
  if (!check) return m.upkeep_backup_unchecked()
  const when = showMoment(check.at, timeZone)
  return check.whole ? m.upkeep_backup_whole({ when }) : m.upkeep_backup_damaged({ when })
}
