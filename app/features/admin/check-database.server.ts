import { engine } from '#drizzle/columns.ts'
import { damageInDatabase } from '#drizzle/engines/copy.ts'

/** Every night SQLite checks the whole file, in a thread. Throws where it finds damage, so that the job counts as failed. */
export async function checkDatabase() {
  if (engine === 'postgres') return
  const damage = await damageInDatabase()
  if (damage.length > 0) throw new Error(`The database is damaged, bring back the newest sound copy: ${damage[0]}`)
}
