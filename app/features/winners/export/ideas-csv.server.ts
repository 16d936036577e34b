import { stringify } from 'csv-stringify/sync'
import { ideaTable } from '#app/features/winners/export/idea-table.server.ts'

/**
 * All ideas of a contest as CSV with a byte order mark, which spreadsheets need to read accents; read as it is taken. A text
 * that a spreadsheet would run as a formula begins with an apostrophe.
 */
export async function* ideasCsv(contestId: string): AsyncGenerator<string> {
  let first = true
  for await (const lines of ideaTable(contestId)) {
    if (lines.length === 0) continue
    yield csv(lines, first)
    first = false
  }
  if (first) yield '\uFEFF'
}

/** Rows as CSV, safe to open in a spreadsheet; the first part carries the header and the mark. */
export const csv = (rows: Record<string, unknown>[], first: boolean) =>
  stringify(rows, { header: first, bom: first, escape_formulas: true, record_delimiter: 'windows' })
