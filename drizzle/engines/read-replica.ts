import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import * as schema from '../schema/index.ts'
import { isAway } from './is-away.ts'
import { poolSettings } from './postgres-settings.ts'
import { prepareStatements } from './prepare-statements.ts'
import type { Db } from './sqlite.ts'

/** Milliseconds for which a copy that did not answer is not asked again. */
const rest = 5000

/** Who waits for a copy that is away waits no longer than this many seconds, and then asks the first database. */
const connectSeconds = 2

const elsewhere = new AsyncLocalStorage<boolean>()

/** What is read in here outside transactions may come from a copy of the database that is a little behind. */
export const readElsewhere = <Answer>(work: () => Answer): Answer => elsewhere.run(true, work)

export interface Replica {
  /** What to ask here and now: the copy, or nothing where only the first database will do. */
  current: () => Db | undefined
  close: () => Promise<void>
}

/** Opens a copy to read from; whatever it cannot answer the first database does. */
export function openReplica(url: string, first: Sql): Replica {
  const settings = poolSettings()
  const client = postgres(url, { ...settings, connect_timeout: Math.min(settings.connect_timeout, connectSeconds) })
  const db = drizzle(orFirst(prepareStatements(client), first), { schema }) as unknown as Db
  return {
    current: () => (elsewhere.getStore() ? db : undefined),
    close: () => client.end({ timeout: 5 }),
  }
}

type Ask = Parameters<Sql['unsafe']>

/** The copy as a client that asks the first database instead while the copy is away. */
function orFirst(copy: Sql, first: Sql): Sql {
  let awayUntil = 0

  async function attempt<Answer>(ask: (client: Sql) => PromiseLike<Answer>): Promise<Answer> {
    if (Date.now() < awayUntil) return ask(first)
    try {
      return await ask(copy)
    } catch (fault) {
      if (!isAway(fault)) throw fault
      awayUntil = Date.now() + rest
      return ask(first)
    }
  }

  /** The driver asks when it is waited for, and answers rows, or arrays to whoever says `values()`. */
  const unsafe = (...asked: Ask) =>
    new Proxy(copy.unsafe(...asked), {
      get(query, name) {
        if (name === 'values') return () => attempt((client) => client.unsafe(...asked).values())
        const answer = () => attempt((client) => client.unsafe(...asked))
        if (name === 'then') return (...next: Parameters<Promise<unknown>['then']>) => answer().then(...next)
        return Reflect.get(query, name)
      },
    })

  return new Proxy(copy, { get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)) })
}
