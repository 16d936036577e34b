import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export type Row = Record<string, string>

/** A refusal that names the file and what is wrong with it, in one sentence. */
export class UnreadableSource extends Error {}

/**
 * The rows of a CSV file with a header line; comma, semicolon or tab. Throws UnreadableSource when the file
 * is missing, is not CSV, or lacks one of the `needed` columns.
 */
export function readTable(path: string, needed: string[] = []): Row[] {
  const rows = parseTable(path, readText(path))
  const columns = Object.keys(rows[0] ?? {})
  const missing = rows.length === 0 ? [] : needed.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new UnreadableSource(`${path} has no column ${missing.join(', ')}.`)
  return rows
}

function readText(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new UnreadableSource(`There is no readable file ${path}.`)
  }
}

function parseTable(path: string, text: string): Row[] {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, delimiter: delimiterOf(text) })
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    throw new UnreadableSource(`${path} is not a CSV table: ${reason}`)
  }
}

/** The sign that occurs most often in the header line. */
function delimiterOf(text: string) {
  const header = text.slice(0, text.indexOf('\n') + 1 || undefined)
  const signs = [',', ';', '\t']
  return signs.sort((a, b) => header.split(b).length - header.split(a).length)[0]
}
