import type { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import * as schema from '../schema/index.ts'
import { changesPages, pageChanges } from './page-changes.ts'
import { commitOnPostgres, type Line } from './postgres-commits.ts'
import { poolSettings } from './postgres-settings.ts'
import { shareTurns } from './postgres-turns.ts'
import { prepareStatements } from './prepare-statements.ts'
import { openReplica } from './read-replica.ts'
import { spreadPageVersion } from './spread-page-version.ts'
import type { Db, Engine } from './sqlite.ts'

/**
 * Opens PostgreSQL: transactions as `postgres-commits.ts` makes them, everything else on whatever connection is free.
 * With a second address a copy is read where that is allowed, see `read-replica.ts`.
 */
export function openPostgres(url: string, readUrl = ''): Engine {
  const client = prepareStatements(postgres(url, poolSettings()))
  const replica = readUrl ? openReplica(readUrl, client) : undefined
  const turns = shareTurns(url)
  const version = spreadPageVersion(client)
  const commits = commitOnPostgres({ client, inTurn: turns.inTurn, pagesChanged: version.raise })
  const changes = pageChanges(() => {
    const line = commits.inside.getStore()
    if (line) line.changedPages = true
  })
  const read = drizzle(client, { schema }) as unknown as Db
  const write = drizzle(onOpenLine(client, commits.inside), { schema, logger: changes }) as unknown as Db

  return {
    read,
    current: () => (commits.inside.getStore() ? write : (replica?.current() ?? read)),
    transaction: commits.transaction,
    inTurn: commits.transactionInTurn,
    goAhead: commits.goAhead,
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

/** The client as it asks within the transaction that is open here: so questions kept for one are kept for the next. */
function onOpenLine(client: Sql, inside: AsyncLocalStorage<Line>): Sql {
  const unsafe = (...asked: Parameters<Sql['unsafe']>) => (inside.getStore() as Line).sql.unsafe(...asked)
  return new Proxy(client, { get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)) })
}
