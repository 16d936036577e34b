import { type Column, getTableName, type Table } from 'drizzle-orm'
import * as schema from '../../schema/index.ts'
import { tableShape, tablesIn } from '../table-shape.ts'
import type { Kind } from './cells.ts'

export interface MovedTable {
  name: string
  columns: { name: string; kind: Kind }[]
  /** Names of the columns that order and tell rows apart. */
  key: string[]
}

/** The index of words is not written in the words of `columns.ts`: each engine has its own kind of it. */
const search: MovedTable = {
  name: 'idea_search',
  columns: ['idea_id', 'contest_id', 'words', 'grams'].map((name) => ({ name, kind: 'text' })),
  key: ['idea_id'],
}

/** Every table that holds an organisation, each after those that its rows point at. */
export function movedTables(): MovedTable[] {
  return [...afterTheirParents(tablesIn(schema)).map(movedTable), search]
}

function movedTable(table: Table): MovedTable {
  const { name, columns, key } = tableShape(table)
  return {
    name,
    columns: Object.values(columns).map((column) => ({ name: column.name, kind: kindOf(column) })),
    key: key.map((column) => column.name),
  }
}

function kindOf({ name, dataType, columnType }: Column): Kind {
  if (dataType === 'string' || dataType === 'custom') return 'text'
  if (dataType === 'number') return /real|double/i.test(columnType) ? 'real' : 'int'
  if (dataType === 'boolean') return 'bool'
  if (dataType === 'date') return 'time'
  if (dataType === 'json') return 'json'
  throw new Error(`Nothing is known about moving ${name}, which is ${dataType}`)
}

function afterTheirParents(tables: Table[]): Table[] {
  const sorted: Table[] = []
  const place = (table: Table, below: Table[]) => {
    if (sorted.includes(table)) return
    if (below.includes(table)) throw new Error(`Rows of ${getTableName(table)} point at each other in a circle`)
    for (const { table: parent } of tableShape(table).references) if (parent !== table) place(parent, [...below, table])
    sorted.push(table)
  }
  for (const table of tables) place(table, [])
  return sorted
}
