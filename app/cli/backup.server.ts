import { keepBackups } from '#app/features/admin/keep-backups.server.ts'
import { copyDatabase } from '#drizzle/engines/copy.ts'
import { type Command, say } from './command.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Write a checked copy of the database, also while the site is running.',
  usage: `npm run aflora -- backup [<file>]

Without a file the copy goes to DATA_DIR/backups, where seven days and four weeks are kept.`,
  async run([file]) {
    const written = file ?? (await keepBackups())
    if (file) await copyDatabase(file)
    say(`${written} is whole and was checked.`)
  },
}
