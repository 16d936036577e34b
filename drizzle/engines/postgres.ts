import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '../schema/index.ts'
import type { Db, Engine } from './sqlite.ts'

/** How often a transaction that lost a race is tried again before the person is told to retry. */
const mostTries = 8

/** Opens PostgreSQL: serializable transactions, repeated when they lose a race (40001, 40P01). */
export function openPostgres(url: string): Engine {
  const client = postgres(url, { max: Number(process.env.DATABASE_POOL ?? 10), onnotice: () => {} })
  const pool = drizzle(client, { schema })
  const inside = new AsyncLocalStorage<Db>()

  async function transaction<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore()) return work()
    for (let attempt = 1; ; attempt++) {
      try {
        return await pool.transaction((tx) => inside.run(tx as unknown as Db, work), { isolationLevel: 'serializable' })
      } catch (fault) {
        if (attempt >= mostTries || !lostRace(fault)) throw fault
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt))
      }
    }
  }

  const read = pool as unknown as Db
  return {
    read,
    current: () => inside.getStore() ?? read,
    transaction,
    script: async (sql) => void (await client.unsafe(sql)),
    rows: async (sql) => [...(await client.unsafe(sql))],
    close: () => client.end({ timeout: 5 }),
  }
}

function lostRace(fault: unknown): boolean {
  const { code, cause } = fault as { code?: string; cause?: unknown }
  return code === '40001' || code === '40P01' || (cause !== undefined && lostRace(cause))
}
