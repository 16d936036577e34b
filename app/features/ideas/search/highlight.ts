import { foldText } from '#app/features/ranking/similarity/fold-text.ts'

export interface Lit {
  text: string
  hit: boolean
}

const word = /[\p{L}\p{N}\p{M}]+/gu

/** A text in pieces, those that are words of the query marked. `words` are folded; the last may be unfinished. */
export function highlight(text: string, { words, unfinished }: { words: string[]; unfinished: boolean }): Lit[] {
  const last = unfinished ? words.at(-1) : undefined
  const isHit = (found: string) => {
    const folded = foldText(found)
    return words.includes(folded) || (last !== undefined && folded.startsWith(last))
  }
  const pieces: Lit[] = []
  let end = 0
  for (const match of text.matchAll(word)) {
    if (!isHit(match[0])) continue
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), hit: false })
    pieces.push({ text: match[0], hit: true })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false })
  return pieces
}

const before = 60
const shown = 200

/** A stretch of the text around the first word of the query, cut between words; its beginning where there is none. */
export function snippet(text: string, query: { words: string[]; unfinished: boolean }): Lit[] {
  const plain = text.replace(/\s+/g, ' ').trim()
  const lit = highlight(plain, query)
  const first = lit[0]?.hit ? 0 : (lit[0]?.text.length ?? 0)
  const at = lit.some(({ hit }) => hit) ? first : 0
  const start = at <= before ? 0 : plain.indexOf(' ', at - before) + 1
  const stop =
    start + shown >= plain.length ? plain.length : Math.max(plain.lastIndexOf(' ', start + shown), start + before)
  return highlight(`${start > 0 ? '…' : ''}${plain.slice(start, stop)}${stop < plain.length ? '…' : ''}`, query)
}
