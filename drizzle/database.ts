import { engine } from './columns.ts'
import { openPostgres } from './engines/postgres.ts'
import { type Db, type Engine, openSqlite } from './engines/sqlite.ts'

const place = globalThis as { afloraDatabase?: Engine }

/** The open engine; opened at first use from `DATABASE_URL` or `DATA_DIR`, once per process. */
export function database(): Engine {
  place.afloraDatabase ??=
    engine === 'postgres'
      ? openPostgres(process.env.DATABASE_URL as string, process.env.DATABASE_READ_URL)
      : openSqlite(process.env.DATA_DIR || './data')
  return place.afloraDatabase
}

/** The connection to ask: inside `transaction()` that transaction, else one that only reads. */
export const db = (): Db => database().current()

/**
 * All changes belong in here; they happen together or not at all, and are on disk when it answers.
 * Await only queries inside. On PostgreSQL the work may be repeated after a lost race.
 */
export const transaction = <T>(work: () => Promise<T>): Promise<T> => database().transaction(work)

/**
 * A write whose answer nobody needs, inside a transaction: on PostgreSQL what comes next is sent along with it. Where it
 * fails, the transaction fails.
 */
export async function goAhead(write: Promise<unknown>) {
  const { goAhead: ahead } = database()
  await (ahead ? ahead(write) : write)
}

/**
 * Asks about very many rows where it holds up no visitor: on SQLite in a thread, which sees what is committed; inside a
 * transaction it is asked there. Only for what the columns hold as they are, under their names.
 */
export async function askAside<Row>(
  question: PromiseLike<Row[]> & { toSQL: () => { sql: string; params: unknown[] } },
): Promise<Row[]> {
  const { askAside, current, read } = database()
  if (!askAside || current() !== read) return question
  const { sql, params } = question.toSQL()
  return (await askAside(sql, params)) as Row[]
}

/** Changes with every commit that may change a page strangers see; undefined while that cannot be known. */
export const pageVersion = (): number | undefined => database().pageVersion()

export async function closeDatabase() {
  await place.afloraDatabase?.close()
  place.afloraDatabase = undefined
}
