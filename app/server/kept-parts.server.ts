import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'

/** About 3 kB each. */
const most = 2000
/** What tells how long ago something was changes with the minute. */
const keptMs = 60_000

const kept = new Map<string, string>()
let until = 0

/**
 * Parts of pages that look the same for everybody who is given the same: written once and put into the next page as
 * they are. `name` says everything that the part follows from, its language too.
 */
export function keptPart(name: string, part: ReactElement): string {
  const now = Date.now()
  if (now >= until || kept.size >= most) {
    kept.clear()
    until = now + keptMs
  }
  const known = kept.get(name)
  if (known !== undefined) return known
  // React answers a string of thousands of pieces, and each page would walk them anew: here they become one.
  const html = Buffer.from(renderToString(part)).toString()
  kept.set(name, html)
  return html
}
