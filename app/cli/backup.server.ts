import { keepBackups, writeBackup } from '#app/features/admin/backups/keep-backups.server.ts'
import { type Command, say } from './command.ts'

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Write a checked copy of the database and of what people sent, also while the site is running.',
  usage: `npm run aflora -- backup [<file>]

Without a file the copy goes to DATA_DIR/backups, where seven days and four weeks are kept.
Pictures and documents go into a folder beside it, named like it with .files at the end.`,
  async run([file]) {
    const written = file ?? (await keepBackups())
    if (file) await writeBackup(file)
    say(`${written} is whole and was checked.`)
  },
}
