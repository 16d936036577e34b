import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const Check = z.object({ whole: z.boolean(), at: z.coerce.date(), bytes: z.number(), changed: z.number() })

const noteOf = (file: string) => `${file}.checked`

/** Writes beside a copy whether it was found whole, and of which bytes that was said. */
export function noteCheck(file: string, whole: boolean, now: Date) {
  const { size: bytes, mtimeMs: changed } = statSync(file)
  writeFileSync(noteOf(file), JSON.stringify({ whole, at: now, bytes, changed }), { mode: 0o600 })
}

/** What the last check of a copy found; nothing where none is known, or the file is not the one that was checked. */
export function lastCheck(file: string): { whole: boolean; at: Date } | undefined {
  try {
    const { whole, at, bytes, changed } = Check.parse(JSON.parse(readFileSync(noteOf(file), 'utf8')))
    const now = statSync(file)
    return now.size === bytes && now.mtimeMs === changed ? { whole, at } : undefined
  } catch {
    return undefined
  }
}
