import { type Column, getTableColumns, is, type SQL, StringChunk, Table } from 'drizzle-orm'
import { PgTable, getTableConfig as pgConfig } from 'drizzle-orm/pg-core'
import { getTableConfig as liteConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'

export interface TableShape {
  name: string
  /** Columns by the names that rows have in code. */
  columns: Record<string, Column>
  /** What orders and tells rows apart. */
  key: Column[]
  /** Columns that point at another table, and at which. */
  references: { column: Column; table: Table }[]
  /** Closed lists of words, by the column that holds one of them. */
  words: Record<string, string[]>
}

/** What a table is made of, on whichever engine it was written for. */
export function tableShape(table: Table): TableShape {
  const config = is(table, PgTable) ? pgConfig(table) : liteConfig(table as unknown as SQLiteTable)
  const columns = getTableColumns(table)
  const single = Object.values(columns).filter((column) => column.primary)
  const joint = config.primaryKeys.flatMap((primary) => primary.columns as Column[])
  return {
    name: config.name,
    columns,
    key: single.length > 0 ? single : joint,
    references: config.foreignKeys.flatMap((foreign) => {
      const { columns: from, foreignTable } = foreign.reference()
      return from.map((column) => ({ column: column as Column, table: foreignTable as Table }))
    }),
    words: Object.fromEntries(config.checks.flatMap(({ value }) => wordsIn(value))),
  }
}

/** The list that `oneOf` of `columns.ts` wrote. */
function wordsIn(check: SQL): [string, string[]][] {
  const said = check.queryChunks.map((chunk) => (is(chunk, StringChunk) ? chunk.value.join('') : '')).join('')
  const [, column, list = ''] = said.match(/^"(\w+)" in \((.*)\)$/) ?? []
  return column ? [[column, [...list.matchAll(/'([^']*)'/g)].map((found) => found[1] as string)]] : []
}

/** Every table of a module of tables. */
export const tablesIn = (module: Record<string, unknown>): Table[] =>
  Object.values(module).filter((thing) => is(thing, Table))

/** SQLite's static types stand for both engines, as in `columns.ts`. */
export const asWritten = (table: Table, columns: Record<string, Column>) => ({
  table: table as unknown as SQLiteTable,
  columns: columns as unknown as Record<string, SQLiteColumn>,
})
