import { keepResults } from '../../parts/keep-results.ts'
import { table } from '../../parts/table.ts'

export type Row = [what: string, found: string, wanted: string]

/** Prints the table and writes the same as JSON. Ends the program with 1 where something was found to be wrong. */
export function tell(name: string, rows: Row[], results: object, faults: string[]) {
  console.log(`\n${table(rows)}\n`)
  keepResults(`bench-results/drill-${name}.json`, { drill: name, node: process.version, ...results, faults })
  for (const fault of faults) console.error(`FAULT ${fault}`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

/** A whole number of an option, or the end of the program. */
export function whole(name: string, text: string | undefined, least = 1): number {
  if (text && /^\d{1,7}$/.test(text) && Number(text) >= least) return Number(text)
  console.error(`--${name} must be a whole number from ${least}, not ${text}.`)
  process.exit(1)
}
