import { type SQL, sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'

/** The engine is chosen once, at start, by `DATABASE_URL` (empty = SQLite file in `DATA_DIR`). */
export const engine: 'sqlite' | 'postgres' = /^postgres/.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite'

const sqliteWords = {
  table: lite.sqliteTable,
  key: (name: string) => lite.text(name),
  text: (name: string) => lite.text(name),
  int: (name: string) => lite.integer(name),
  real: (name: string) => lite.real(name),
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  time: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  json: (name: string) => lite.text(name, { mode: 'json' }),
  index: lite.index,
  unique: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  check: lite.check,
}

/** Keys sort by code point on both engines, so that pages by key mean the same everywhere. */
const bytewise = pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' })

const postgresWords = {
  table: pg.pgTable,
  key: (name: string) => bytewise(name),
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.integer(name),
  real: (name: string) => pg.doublePrecision(name),
  bool: (name: string) => pg.boolean(name),
  time: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  json: (name: string) => pg.jsonb(name),
  index: pg.index,
  unique: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  check: pg.check,
} satisfies Record<keyof typeof sqliteWords, unknown>

/** The column words all tables are written in. SQLite's static types stand for both engines. */
export const { table, key, text, int, real, bool, time, json, index, unique, primaryKey, check } =
  engine === 'postgres' ? (postgresWords as unknown as typeof sqliteWords) : sqliteWords

export const createdAt = () =>
  time('created_at')
    .notNull()
    .$defaultFn(() => new Date())

/** A column that holds one of a closed list of words; the database refuses any other. */
export function oneOf(name: string, column: { name: string }, words: readonly string[]) {
  const list = words.map((word) => `'${word}'`).join(', ')
  return check(name, sql.raw(`"${column.name}" in (${list})`) as SQL)
}
