import type { BackedUp } from '#app/features/admin/backups/back-up-now.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Note } from '#app/web/note.server.ts'

/** What came of “Back up now”, to be told on the page. */
export function backupWords(made: BackedUp): Note {
  if (made.ok) return { text: m.upkeep_backup_made(made), tone: 'done' }
  const words = {
    'backup-elsewhere': m.upkeep_backup_postgres,
    'backup-busy': m.upkeep_backup_busy,
    'backup-failed': () => m.upkeep_backup_failed({ reason: 'words' in made ? made.words : '' }),
  }
  return { text: words[made.reason](), tone: 'refused' }
}
