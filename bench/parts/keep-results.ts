import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes what was found to a file, as JSON, and says where it is. */
export function keepResults(out: string, results: object) {
  mkdirSync(path.dirname(out), { recursive: true })
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`)
  console.log(`Written to ${out}`)
}
