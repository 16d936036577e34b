import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Row = [what: string, found: string, wanted: string]

/** The figures of a drill as a table for people. */
export function tableOf(rows: Row[]): string {
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => (row[at] as string).length)))
  return rows
    .map(
      ([what, found, wanted]) =>
        `${what.padEnd(widths[0] as number)}  ${found.padStart(widths[1] as number)}  ${wanted}`,
    )
    .join('\n')
}

/** Prints the table and writes the same as JSON. Ends the program with 1 where something was found to be wrong. */
export function tell(name: string, rows: Row[], results: object, faults: string[]) {
  const out = path.join('bench-results', `drill-${name}.json`)
  mkdirSync(path.dirname(out), { recursive: true })
  writeFileSync(out, `${JSON.stringify({ drill: name, node: process.version, ...results, faults }, null, 2)}\n`)
  console.log(`\n${tableOf(rows)}\n\nWritten to ${out}`)
  for (const fault of faults) console.error(`FAULT ${fault}`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

/** A whole number of an option, or the end of the program. */
export function whole(name: string, text: string | undefined, least = 1): number {
  if (text && /^\d{1,7}$/.test(text) && Number(text) >= least) return Number(text)
  console.error(`--${name} must be a whole number from ${least}, not ${text}.`)
  process.exit(1)
}
