import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { env } from '#app/env.server.ts'
import { noteCheck } from '#app/features/admin/backups/note-check.server.ts'
import { outdatedBackups } from '#app/features/admin/backups/outdated-backups.ts'
import { copyFiles, fileFolder } from '#app/features/files/file-store.server.ts'
import { engine } from '#drizzle/columns.ts'
import { copyDatabase } from '#drizzle/engines/copy.ts'

export const backupFolder = () => path.join(env.DATA_DIR, 'backups')

/** The folder of pictures and documents that belongs to a copy of the database. */
export const filesOfBackup = (file: string) => `${file}.files`

/** Writes a copy of the database to `file`, and beside it what people have sent. */
export async function writeBackup(file: string) {
  await copyDatabase(file)
  await copyFiles(fileFolder(), filesOfBackup(file))
}

/** Makes today's copy of the database with its files and removes those that are too old: seven days and four weeks stay. */
export async function keepBackups(now = new Date()): Promise<string | undefined> {
  if (engine === 'postgres') return undefined
  const folder = backupFolder()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `aflora-${now.toISOString().slice(0, 10)}.db`)
  await writeBackup(file)
  noteCheck(file, true, now)
  for (const name of outdatedBackups(readdirSync(folder), now)) rmSync(path.join(folder, name), { recursive: true })
  return file
}
