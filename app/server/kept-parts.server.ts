import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'

/** Characters of a generation, of names and parts: of cards in a list, about 4 kB each, some three thousand. */
const most = 12_000_000
/** What tells how long ago something was changes with the minute. */
const keptMs = 60_000

/** The parts of now, and those of before: what is asked for again moves over, the rest goes with its generation. */
let young = new Map<string, string>()
let old = new Map<string, string>()
let size = 0
let until = 0

/**
 * Parts of pages that look the same for everybody who is given the same: written once and put into the next page as
 * they are. `name` says everything that the part follows from, its language too. In a contest where every reader is
 * shown other ideas first, parts that one reader has seen push none out that all are shown.
 */
export function keptPart(name: string, part: ReactElement): string {
  const now = Date.now()
  if (now >= until) forgetAll(now)
  const known = young.get(name)
  if (known !== undefined) return known
  // React answers a string of thousands of pieces, and each page would walk them anew: here they become one.
  const html = old.get(name) ?? Buffer.from(renderToString(part)).toString()
  size += name.length + html.length
  if (size > most) forgetOld(name.length + html.length)
  young.set(name, html)
  return html
}

function forgetAll(now: number) {
  forgetOld(0)
  old = new Map()
  until = now + keptMs
}

function forgetOld(begun: number) {
  old = young
  young = new Map()
  size = begun
}
