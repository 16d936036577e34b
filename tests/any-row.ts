import type { Column, Table } from 'drizzle-orm'
import { db, transaction } from '#drizzle/database.ts'
import { asWritten, tableShape } from '#drizzle/engines/table-shape.ts'
import { newId } from '#drizzle/ids.ts'

type Row = Record<string, unknown>

/** Which row of a table others point at, by the table's name in the database; made anew where none is named. */
export type Around = Record<string, string>

/** Puts a row into any table of the schema: what is given, and something that fits in all that must be filled. */
export async function anyRow(table: Table, given: Row = {}, around: Around = {}): Promise<Row> {
  const shape = tableShape(table)
  const row: Row = {}
  for (const [name, column] of Object.entries(shape.columns)) {
    const pointed = shape.references.find((reference) => reference.column === column)?.table
    if (name in given) row[name] = given[name]
    else if (!column.notNull || (column.hasDefault && !shape.key.includes(column))) continue
    else if (pointed) row[name] = await pointedAt(pointed, around)
    else row[name] = shape.words[column.name]?.[0] ?? something(column)
  }
  const written = asWritten(table, shape.columns)
  const [made] = await transaction(() => db().insert(written.table).values(row).returning(written.columns))
  return made as Row
}

async function pointedAt(table: Table, around: Around) {
  const { name, columns, key } = tableShape(table)
  if (around[name]) return around[name]
  const made = await anyRow(table, {}, around)
  const [field] = Object.entries(columns).find(([, column]) => column === key[0]) ?? []
  return made[field as string]
}

function something({ dataType }: Column): unknown {
  if (dataType === 'date') return new Date()
  if (dataType === 'number') return 1
  if (dataType === 'boolean') return false
  return dataType === 'json' ? {} : newId()
}
