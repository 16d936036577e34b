import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Real data kept beside the checkout, not in it: `../shared/data`. */
const shared = new URL('../../shared/data/', import.meta.url)

/**
 * A file of expected results or real records, or null where it is absent. Tests that need it skip and say so:
 * `describe.skipIf(!oracle)(needs('wilson', 'oracles/score-formulas.json'), …)`.
 */
export function sharedData(name: string): string | null {
  const file = new URL(name, shared)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** The path of a folder of real records, or null where it is absent. */
export function sharedFolder(name: string): string | null {
  const folder = new URL(name, shared)
  return existsSync(folder) ? fileURLToPath(folder) : null
}

/** The title of a group of tests, with the reason for skipping it. */
export function needs(title: string, name: string) {
  return existsSync(new URL(name, shared)) ? title : `${title} — skipped: ../shared/data/${name} is not here`
}
