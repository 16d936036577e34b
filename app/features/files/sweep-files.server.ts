import { rm } from 'node:fs/promises'
import { dropBytes, storedFiles } from '#app/features/files/file-store.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropSpentFiles, knownFiles } from '#drizzle/queries/files.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const atOnce = 500

/**
 * Forgets what was taken down thirty days ago and what hung on something that is no more; then removes bytes that no
 * row names. What is younger than an hour may be on its way into the database and stays.
 */
export async function sweepFiles(now = new Date()) {
  await dropBytes(await transaction(() => dropSpentFiles(new Date(now.getTime() - 30 * day))))
  const old = (await storedFiles()).filter(({ at }) => now.getTime() - at.getTime() > hour)
  let removed = 0
  for (let start = 0; start < old.length; start += atOnce) {
    const some = old.slice(start, start + atOnce)
    const known = await knownFiles(some.map(({ name }) => name))
    for (const { name, place } of some) {
      if (known.has(name)) continue
      await rm(place, { force: true })
      removed += 1
    }
  }
  return removed
}
