import { writeFileSync } from 'node:fs'
import { openKeys } from '#app/server/secrets.server.ts'
import { closeDatabase, transaction } from '#drizzle/database.ts'
import { recountContest } from '#drizzle/queries/imports.ts'
import { CONTEST, fill, startSessionOf, type WorldSize } from '../contest/fill.ts'
import { median, timed } from '../contest/median.ts'
import { measureQueries } from '../contest/queries.ts'

/** Fills the database this process is set to, and measures what only the program itself can ask of it. */
export async function fillHere(size: WorldSize, answer: string) {
  openKeys()
  const sessions = await fill(size)
  const owner = await startSessionOf('person0')
  const queries = await measureQueries()
  const recount = median(await timed(3, () => transaction(() => recountContest(CONTEST))))
  await closeDatabase()
  writeFileSync(answer, JSON.stringify({ sessions, owner, queries, recount }))
}
