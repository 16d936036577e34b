import { createHash } from 'node:crypto'
import type { MovedTable } from './moved-table.ts'
import type { Place } from './place.ts'

/** Rows that are in memory at once, of each database. */
export const ROWS_AT_ONCE = 500

export interface Sum {
  rows: number
  /** SHA-256 over all rows in the order of their keys, every value in the form of `cells.ts`. */
  checksum: string
}

/** Counts and sums up a table, in pages by key. */
export async function sumOf(place: Place, table: MovedTable): Promise<Sum> {
  const digest = createHash('sha256')
  let rows = 0
  for await (const row of rowsOf(place, table)) {
    digest.update(`${JSON.stringify(row)}\n`)
    rows += 1
  }
  return { rows, checksum: digest.digest('hex') }
}

/** Every row of a table by key, after one that is named or from the first. */
export async function* rowsOf(place: Place, table: MovedTable) {
  for await (const page of pagesOf(place, table)) yield* page
}

export async function* pagesOf(place: Place, table: MovedTable, after: (string | null)[] | null = null) {
  for (let last = after; ; ) {
    const page = await place.page(table, last, ROWS_AT_ONCE)
    if (page.length > 0) yield page
    if (page.length < ROWS_AT_ONCE) return
    last = keyOf(table, page.at(-1) as (string | null)[])
  }
}

export const keyOf = ({ columns, key }: MovedTable, row: (string | null)[]) =>
  key.map((name) => row[columns.findIndex((column) => column.name === name)] ?? null)
