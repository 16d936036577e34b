import postgres from 'postgres'
import { type Cell, type Kind, toCell } from './cells.ts'
import type { MovedTable } from './moved-table.ts'
import { type Place, quotedName, quotedNames } from './place.ts'

/** Opens a PostgreSQL database by one connection of its own. */
export function openPostgresPlace(url: string): Place {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  const { host, pathname } = new URL(url)
  return {
    engine: 'postgres',
    said: `PostgreSQL ${host}${pathname}`,
    script: async (sql) => void (await client.unsafe(sql)),
    rows: async (sql) => [...(await client.unsafe(sql))],
    page: async (table, after, limit) => {
      const found = await client.unsafe(pageText(table, after !== null), [...keyValues(table, after), limit]).values()
      return found.map((row) => table.columns.map(({ kind }, index) => toCell(kind, row[index])))
    },
    add: (table, rows, progress) =>
      client.begin(async (transaction) => {
        await transaction.unsafe(insertText(table), [JSON.stringify(rows.map((row) => asRecord(table, row)))])
        await transaction.unsafe(progress)
      }) as Promise<void>,
    close: () => client.end({ timeout: 5 }),
  }
}

const typeOf: Record<Kind, string> = {
  text: 'text',
  int: 'integer',
  real: 'double precision',
  bool: 'boolean',
  time: 'timestamptz',
  json: 'jsonb',
}

/** Everything is read as text: a driver would round, reorder or interpret on the way. */
function asText({ name, kind }: { name: string; kind: Kind }) {
  const column = quotedName(name)
  return kind === 'time' ? `(extract(epoch from ${column}) * 1000)::bigint::text` : `${column}::text`
}

function pageText({ name, columns, key }: MovedTable, goesOn: boolean) {
  const kinds = key.map((part) => columns.find((column) => column.name === part)?.kind ?? 'text')
  const from = kinds.map((kind, index) => `$${index + 1}::text::${typeOf[kind]}`).join(', ')
  const beyond = goesOn ? `WHERE (${quotedNames(key)}) > (${from})` : ''
  return `SELECT ${columns.map(asText).join(', ')} FROM ${quotedName(name)} ${beyond}
    ORDER BY ${quotedNames(key)} LIMIT $${goesOn ? key.length + 1 : 1}::int`
}

/** One parameter holds all rows: thousands of them would each be planned for. */
function insertText({ name, columns }: MovedTable) {
  const named = columns.map((column, index) => ({ ...column, letter: `c${index}` }))
  return `INSERT INTO ${quotedName(name)} (${quotedNames(columns.map((column) => column.name))})
    SELECT ${named.map(({ letter, kind }) => `${letter}::${typeOf[kind]}`).join(', ')}
    FROM json_to_recordset($1::text::json) AS given(${named.map(({ letter }) => `${letter} text`).join(', ')})`
}

function keyValues({ columns, key }: MovedTable, after: Cell[] | null) {
  const kinds = key.map((part) => columns.find((column) => column.name === part)?.kind ?? 'text')
  return (after ?? []).map((cell, index) => written(kinds[index] ?? 'text', cell))
}

const asRecord = ({ columns }: MovedTable, row: Cell[]) =>
  Object.fromEntries(columns.map(({ kind }, index) => [`c${index}`, written(kind, row[index] ?? null)]))

const written = (kind: Kind, cell: Cell) =>
  cell !== null && kind === 'time' ? new Date(Number(cell)).toISOString() : cell
