import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { countCommit } from '../commits.ts'
import * as schema from '../schema/index.ts'
import { changesPages, pageChanges } from './page-changes.ts'
import { poolSettings } from './postgres-settings.ts'
import { shareTurns } from './postgres-turns.ts'
import { prepareStatements } from './prepare-statements.ts'
import { openReplica } from './read-replica.ts'
import { spreadPageVersion } from './spread-page-version.ts'
import type { Db, Engine } from './sqlite.ts'

/** How often a transaction that lost a race is tried again before the person is told to retry. */
const mostTries = 8

/**
 * Opens PostgreSQL: serializable transactions, repeated when they lose a race (40001, 40P01). With a second address a
 * copy is read where that is allowed, see `read-replica.ts`.
 */
export function openPostgres(url: string, readUrl = ''): Engine {
  const client = prepareStatements(postgres(url, poolSettings()))
  const replica = readUrl ? openReplica(readUrl, client) : undefined
  const turns = shareTurns(url)
  const inside = new AsyncLocalStorage<Db>()
  const changed = new WeakSet<Db>()
  const changes = pageChanges(() => {
    const store = inside.getStore()
    if (store) changed.add(store)
  })
  const pool = drizzle(client, { schema, logger: changes })
  const version = spreadPageVersion(client)

  async function transaction<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore()) return work()
    for (let attempt = 1; ; attempt++) {
      try {
        return await tell(work)
      } catch (fault) {
        if (attempt >= mostTries || !lostRace(fault)) throw fault
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt))
      }
    }
  }

  async function tell<T>(work: () => Promise<T>): Promise<T> {
    let connection: Db | undefined
    const answer = await pool.transaction(
      (tx) => {
        connection = tx as unknown as Db
        return inside.run(connection, work)
      },
      { isolationLevel: 'serializable' },
    )
    countCommit(1)
    if (connection && changed.has(connection)) version.raise()
    return answer
  }

  const read = pool as unknown as Db
  return {
    read,
    current: () => inside.getStore() ?? replica?.current() ?? read,
    transaction,
    inTurn: turns.inTurn,
    pageVersion: version.now,
    script: async (sql) => {
      await client.unsafe(sql)
      if (changesPages(sql)) version.raise()
    },
    rows: async (sql) => [...(await client.unsafe(sql))],
    close: async () => {
      await replica?.close()
      await turns.close()
      await client.end({ timeout: 5 })
    },
  }
}

/** Serializable transactions that add the same row are told of the row (23505) rather than of the race. */
function lostRace(fault: unknown): boolean {
  const { code, cause, constraint_name: place } = fault as { code?: string; cause?: unknown; constraint_name?: string }
  return (
    code === '40001' ||
    code === '40P01' ||
    (code === '23505' && Boolean(place?.endsWith('_pk'))) ||
    (cause !== undefined && lostRace(cause))
  )
}
