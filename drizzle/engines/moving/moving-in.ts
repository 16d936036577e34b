import type { Cell } from './cells.ts'
import type { MovedTable } from './moved-table.ts'
import { type Place, quotedText } from './place.ts'

type Asked = Pick<Place, 'engine' | 'rows'>

/** How far a table has come. */
export interface Progress {
  last: Cell[] | null
  rows: number
  done: boolean
}

/** Whether a table of this name is there. */
export async function hasTable({ engine, rows }: Asked, name: string) {
  const [found] = await rows(
    engine === 'postgres'
      ? `SELECT to_regclass(${quotedText(name)}) IS NOT NULL AS there`
      : `SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ${quotedText(name)}) AS there`,
  )
  return Boolean(found?.there)
}

/** Whether a database is being filled and not yet whole. */
export const isMovingIn = (place: Asked) => hasTable(place, 'moving_in')

/** The move that fills this database, if one does. */
export async function moveInto(place: Asked): Promise<string | undefined> {
  if (!(await isMovingIn(place))) return undefined
  const [row] = await place.rows('SELECT move_id FROM moving_in LIMIT 1')
  return row && String(row.move_id)
}

export async function beginMovingIn({ script }: Place, moveId: string, tables: MovedTable[]) {
  await script(`CREATE TABLE IF NOT EXISTS moving_in (table_name text PRIMARY KEY, move_id text NOT NULL,
    last_key text, rows_moved integer NOT NULL, done integer NOT NULL)`)
  const rows = tables.map(({ name }) => `(${quotedText(name)}, ${quotedText(moveId)}, NULL, 0, 0)`)
  await script(`INSERT INTO moving_in VALUES ${rows.join(', ')} ON CONFLICT (table_name) DO NOTHING`)
}

export async function progressOf({ rows }: Place, { name }: MovedTable): Promise<Progress> {
  const [row] = await rows(`SELECT last_key, rows_moved, done FROM moving_in WHERE table_name = ${quotedText(name)}`)
  const last = row?.last_key ? (JSON.parse(String(row.last_key)) as Cell[]) : null
  return { last, rows: Number(row?.rows_moved ?? 0), done: Boolean(row?.done) }
}

/** The statement that keeps how far a table has come. */
export function keepProgress({ name }: MovedTable, { last, rows, done }: Progress) {
  const key = last ? quotedText(JSON.stringify(last)) : 'NULL'
  return `UPDATE moving_in SET last_key = ${key}, rows_moved = ${rows}, done = ${done ? 1 : 0}
    WHERE table_name = ${quotedText(name)}`
}

export const endMovingIn = ({ script }: Place) => script('DROP TABLE moving_in')
