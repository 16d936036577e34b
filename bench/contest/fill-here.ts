import { writeFileSync } from 'node:fs'
import { openKeys } from '#app/server/secrets.server.ts'
import { closeDatabase } from '#drizzle/database.ts'
import { fill, type WorldSize } from './fill.ts'
import { measureQueries } from './queries.ts'

/** Fills the database this process is set to, measures its queries, and writes what the parent needs to `answer`. */
export async function fillHere(size: WorldSize, answer: string) {
  openKeys()
  const began = performance.now()
  const sessions = await fill(size)
  const seconds = (performance.now() - began) / 1000
  const queries = await measureQueries()
  await closeDatabase()
  writeFileSync(answer, JSON.stringify({ sessions, queries, seconds }))
}
