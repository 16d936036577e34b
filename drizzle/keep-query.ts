import type { RunResult } from 'better-sqlite3'
import { eq, getTableColumns, getTableName, is, type Placeholder, placeholder, SQL, type Table } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteInsertBase, SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { engine } from './columns.ts'
import { db, goAhead } from './database.ts'
import type { Db } from './engines/sqlite.ts'

const kept = new WeakMap<Db, Map<string, unknown>>()

/**
 * A question that every page asks, built once for each connection and asked with other values each time: building it
 * takes longer than its answer. `shape` names everything about it that is not a placeholder.
 */
export function keepQuery<Query extends object>(shape: string, build: (connection: Db) => Query): Query {
  const connection = db()
  const known = kept.get(connection) ?? new Map<string, unknown>()
  kept.set(connection, known)
  const query = known.get(shape) ?? askedAtOnce(build(connection))
  known.set(shape, query)
  return query as Query
}

/**
 * SQLite answers at once: one promise holds the answer instead of three, and one that is awaited twice is not asked
 * twice.
 */
function askedAtOnce<Query extends object>(query: Query): Query {
  if (engine !== 'sqlite') return query
  const { execute } = query as unknown as { execute: (values?: object) => { sync: () => unknown } }
  return Object.assign(Object.create(query), { execute: async (values?: object) => execute.call(query, values).sync() })
}

/** Places in a kept query for a list of so many values; the query's shape must name how many. */
export const places = (values: readonly string[]): Placeholder[] =>
  values.map((_, index) => placeholder(`value${index}`))

/** The values for those places. */
export const placed = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value, index) => [`value${index}`, value]))

/**
 * Stores one row by a statement that is kept. What is empty is written as empty; what is left out must have its
 * default in the database, since one that code makes up would be made up once for all rows.
 */
export async function insertKept<Kind extends SQLiteTable>(
  table: Kind,
  row: Kind['$inferInsert'],
  finish: (insert: InsertOf<Kind>) => unknown = (insert) => insert,
) {
  const query = keepQuery(`insert ${getTableName(table)} ${namesIn(row)} ${finish.name}`, (connection) => {
    const given = Object.entries(row).filter(([, value]) => value !== undefined)
    refuseInvented(table, new Set(given.map(([name]) => name)))
    const values = given.map(([name, value]) => [name, value === null ? null : placeholder(name)])
    const insert = connection.insert(table).values(Object.fromEntries(values) as SQLiteInsertValue<Kind>)
    return (finish(insert as unknown as InsertOf<Kind>) as { prepare: () => Kept }).prepare()
  })
  return query.execute(row)
}

/** The same where nobody needs an answer, see `goAhead`. */
export const storeKept: typeof insertKept = (...row) => goAhead(insertKept(...row))

/** What is given in a row, and what of it is given as empty: the text of its statement follows from it. */
function namesIn(row: object) {
  let names = ''
  for (const [name, value] of Object.entries(row))
    if (value !== undefined) names += value === null ? `${name}:empty ` : `${name} `
  return names
}

/** What the beginning of a kept insert can be finished with. */
export type InsertOf<Kind extends SQLiteTable> = SQLiteInsertBase<Kind, 'sync', RunResult>
type Kept = { execute: (values: object) => Promise<unknown> }

function refuseInvented(table: Table, given: Set<string>) {
  for (const [name, column] of Object.entries(getTableColumns(table)))
    if (column.defaultFn && !given.has(name)) throw new Error(`${getTableName(table)}.${name} must be given.`)
}

/** Changes columns of the row with this id by a statement that is kept. */
export async function updateKept<Kind extends SQLiteTable & { id: SQLiteColumn }>(
  table: Kind,
  id: string,
  change: Partial<Kind['$inferInsert']>,
) {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  if (given.length === 0) return
  if (given.some(([, value]) => isSql(value)))
    return void (await db()
      .update(table)
      .set(change as never)
      .where(eq(table.id, id)))
  const query = keepQuery(`update ${getTableName(table)} ${namesIn(change)}`, (connection) => {
    const set = given.map(([name, value]) => [name, value === null ? null : placeholder(`new ${name}`)])
    return connection
      .update(table)
      .set(Object.fromEntries(set) as never)
      .where(eq(table.id, placeholder('id')))
      .prepare()
  })
  const values = Object.fromEntries(given.map(([name, value]) => [`new ${name}`, value]))
  await goAhead(query.execute({ ...values, id }))
}

const isSql = (value: unknown) => typeof value === 'object' && value !== null && is(value, SQL)
