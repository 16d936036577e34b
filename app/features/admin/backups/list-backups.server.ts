import { type Dirent, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { backupFolder, filesOfBackup } from '#app/features/admin/backups/keep-backups.server.ts'
import { lastCheck } from '#app/features/admin/backups/note-check.server.ts'
import { storedFiles } from '#app/features/files/file-store.server.ts'

export type KeptBackup = Awaited<ReturnType<typeof listBackups>>[number]

/** The copies that are kept, the newest first: when written, how large, with how many files of people, and whether whole. */
export async function listBackups() {
  const kept = []
  for (const name of backupNames()) {
    const file = path.join(backupFolder(), name)
    const { size: bytes, mtime: at } = statSync(file)
    const files = (await storedFiles(filesOfBackup(file))).length
    kept.push({ name, at, bytes, files, check: lastCheck(file) ?? null })
  }
  return kept
}

function backupNames() {
  const isCopy = (entry: Dirent) => entry.isFile() && /^aflora-\d{4}-\d{2}-\d{2}\.db$/.test(entry.name)
  try {
    const found = readdirSync(backupFolder(), { withFileTypes: true }).filter(isCopy)
    return found.map(({ name }) => name).sort((one, other) => other.localeCompare(one))
  } catch {
    return []
  }
}
