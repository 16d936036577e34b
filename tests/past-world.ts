import { createHash } from 'node:crypto'
import type { Place } from '#drizzle/engines/moving/place.ts'

type Asked = Pick<Place, 'engine' | 'script' | 'rows'>

interface PastTable {
  name: string
  columns: { name: string; type: string }[]
  key: string[]
  /** Columns that point elsewhere, and where to. */
  points: Record<string, { table: string; column: string }>
  /** The first word of each closed list. */
  words: Record<string, string>
}

const quoted = (name: string) => `"${name}"`
const perTable = 2

/** The tables of a database as it says itself what they are: of whatever version it is. */
export async function pastTables(place: Asked): Promise<PastTable[]> {
  const names = await place.rows(
    place.engine === 'postgres'
      ? `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
         AND name NOT LIKE 'idea_words_%' AND name NOT LIKE 'idea_grams_%' AND name NOT LIKE 'sqlite_%'`,
  )
  const tables = names.map((row) => String(row.name)).filter((name) => name !== 'migrations')
  if (place.engine === 'postgres') return onPostgres(place, tables.sort())
  return Promise.all(tables.sort().map((name) => onSqlite(place, name)))
}

async function onSqlite({ rows }: Asked, name: string): Promise<PastTable> {
  const columns = await rows(`SELECT name, lower(type) AS type, pk FROM pragma_table_info('${name}')`)
  const points = await rows(`SELECT "from", "table", "to" FROM pragma_foreign_key_list('${name}')`)
  const [made] = await rows(`SELECT sql FROM sqlite_master WHERE name = '${name}'`)
  return {
    name,
    columns: columns.map((row) => ({ name: String(row.name), type: String(row.type) })),
    key: columns.filter((row) => Number(row.pk) > 0).map((row) => String(row.name)),
    points: Object.fromEntries(
      points.map((row) => [String(row.from), { table: String(row.table), column: String(row.to) }]),
    ),
    words: firstWords(String(made?.sql), /"(\w+)" in \('([^']*)'/g),
  }
}

async function onPostgres({ rows }: Asked, tables: string[]): Promise<PastTable[]> {
  const columns = await rows(`SELECT table_name AS place, column_name AS name, data_type AS type
    FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' ORDER BY ordinal_position`)
  const rules = await rows(`SELECT conrelid::regclass::text AS place, contype::text AS kind,
    pg_get_constraintdef(oid) AS said FROM pg_constraint WHERE connamespace = 'public'::regnamespace`)
  return tables.map((name) => {
    const own = rules.filter(({ place }) => String(place).replaceAll('"', '') === name)
    const said = (kind: string) => own.filter((rule) => rule.kind === kind).map((rule) => String(rule.said))
    const points = said('f').flatMap((rule) => [...rule.matchAll(pointing)])
    return {
      name,
      columns: columns
        .filter(({ place }) => place === name)
        .map((row) => ({ name: String(row.name), type: String(row.type) })),
      key: (said('p')[0]?.match(/\((.*)\)/)?.[1] ?? '').split(',').map((part) => part.trim().replaceAll('"', '')),
      points: Object.fromEntries(points.map(([, from, table, column]) => [from, { table, column }])) as Points,
      words: firstWords(said('c').join('\n'), /"?(\w+)"? = ANY \(\(?ARRAY\['([^']*)'/g),
    }
  })
}

type Points = PastTable['points']

const pointing = /KEY \("?(\w+)"?\) REFERENCES "?(\w+)"?\("?(\w+)"?\)/g

const firstWords = (text: string, list: RegExp) =>
  Object.fromEntries([...text.matchAll(list)].map(([, column, word]) => [column, word])) as Record<string, string>

/** Puts rows into every table that has none, whatever version the database is of. */
export async function fillPast(place: Asked) {
  const tables = await pastTables(place)
  const filled = new Set<string>()
  const fillOne = async (table: PastTable) => {
    if (filled.has(table.name)) return
    filled.add(table.name)
    for (const { table: parent } of Object.values(table.points))
      await fillOne(tables.find(({ name }) => name === parent) as PastTable)
    const [row] = await place.rows(`SELECT count(*) AS n FROM ${quoted(table.name)}`)
    if (Number(row?.n) > 0) return
    for (let nth = 1; nth <= perTable; nth++) await place.script(insertInto(table, nth))
  }
  for (const table of tables) await fillOne(table)
}

function insertInto({ name, columns, points, words }: PastTable, nth: number) {
  const values = columns.map(({ name: column, type }) => {
    const pointed = points[column]
    if (pointed) return textValue(pointed.table, pointed.column, nth)
    return words[column] === undefined ? valueFor(name, column, type, nth) : `'${words[column]}'`
  })
  return `INSERT INTO ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) VALUES (${values.join(', ')})`
}

/** A text that is JSON as well. */
const textValue = (table: string, column: string, nth: number) => `'"${table} ${column} ${nth}"'`

function valueFor(table: string, column: string, type: string, nth: number) {
  if (/^timestamp/.test(type)) return `to_timestamp(${1000 + nth})`
  if (type === 'boolean') return nth % 2 === 0 ? 'true' : 'false'
  return /^(int|real|double)/.test(type) ? String(1000 + nth) : textValue(table, column, nth)
}

export type PastSums = Record<string, { rows: number; columns: Record<string, string> }>

/** How many rows each table has, and a sum over each of its columns, in the order of its key. */
export async function sumPast(place: Asked): Promise<PastSums> {
  const sums: PastSums = {}
  for (const { name, columns, key } of await pastTables(place)) {
    const read = columns.map((column) => `cast(${quoted(column.name)} AS text) AS ${quoted(column.name)}`)
    const rows = await place.rows(
      `SELECT ${read.join(', ')} FROM ${quoted(name)} ORDER BY ${key.map(quoted).join(', ')}`,
    )
    const sum = (column: string) => {
      const values = rows.map((row) => row[column] ?? null)
      return createHash('sha256').update(JSON.stringify(values)).digest('hex')
    }
    sums[name] = { rows: rows.length, columns: Object.fromEntries(columns.map((each) => [each.name, sum(each.name)])) }
  }
  return sums
}

/** What is no longer there, or other than it was; new tables and columns lose nothing. */
export function lostSince(before: PastSums, after: PastSums, touched: readonly string[] = []): string[] {
  return Object.entries(before).flatMap(([table, was]) => {
    const is = after[table]
    if (!is) return [`the table ${table}`]
    if (is.rows !== was.rows) return [`${was.rows - is.rows} of ${was.rows} rows of ${table}`]
    return Object.entries(was.columns)
      .filter(([column, sum]) => is.columns[column] !== sum && !touched.includes(`${table}.${column}`))
      .map(([column]) => `${table}.${column}`)
  })
}
