import { existsSync } from 'node:fs'
import { env } from '#app/env.server.ts'
import { filesOfBackup } from '#app/features/admin/backups/keep-backups.server.ts'
import { copyFiles, fileFolder } from '#app/features/files/file-store.server.ts'
import { checkCopy } from '#drizzle/engines/copy.ts'
import { restoreDatabase, StillInUse } from '#drizzle/engines/restore.ts'
import { migrate } from '#drizzle/migrate.ts'
import { type Command, Refusal, say } from './command.ts'

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Put a copy in the place of the database; stop the site first.',
  usage: `npm run aflora -- restore <file> [--drill]

The database that was there stays beside it. Pictures and documents come back from the folder that ends in .files. --drill only checks that the copy could be restored.`,
  // The database that is there may be damaged: that is what copies are for.
  needsDatabase: () => false,
  async run(words) {
    const file = words.find((word) => !word.startsWith('--'))
    if (!file || !existsSync(file)) throw new Refusal(`There is no file ${file ?? '(none named)'}.`)
    const migrations = checkCopy(file)
    if (words.includes('--drill')) return say(`${file} is sound, with ${migrations} migrations.`)
    let files = 0
    // Files first: they are in nobody's way, and pages that show them come with the database.
    const bringFiles = async () => {
      files = await copyFiles(filesOfBackup(file), fileFolder())
    }
    const kept = await restoreDatabase(file, env.DATA_DIR, bringFiles).catch((fault) => {
      throw fault instanceof StillInUse ? new Refusal(fault.message) : fault
    })
    await migrate()
    if (files > 0) say(`${files} pictures and documents were brought back.`)
    say(kept ? `Restored. The database that was there is now ${kept}.` : 'Restored.')
  },
}
