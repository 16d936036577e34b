import { searchWords } from '#app/features/ideas/search/search-text.ts'

export interface ListedLine {
  /** Counted from 1, blank lines too, as an editor shows it. */
  line: number
  title: string
  fault: 'short' | 'long' | null
  /** The earlier line that says the same. */
  repeats: number | null
}

const bullet = /^\s*(?:[-*•·–—+]|\(?\d{1,3}[.)]|\[[ xX]?\])\s+/
const shortest = 3
const longest = 200

/** A pasted list as ideas: one per line, without bullets and numbers; blank lines do not count. */
export function readList(text: string): ListedLine[] {
  const seen = new Map<string, number>()
  return text
    .split('\n')
    .map((raw, index) => ({ line: index + 1, title: raw.replace(bullet, '').replace(/\s+/g, ' ').trim() }))
    .filter(({ title }) => title !== '')
    .map(({ line, title }) => {
      const words = searchWords(title) || title
      const repeats = seen.get(words) ?? null
      if (repeats === null) seen.set(words, line)
      return { line, title, fault: faultOf(title), repeats }
    })
}

function faultOf(title: string) {
  const length = [...title].length
  if (length < shortest) return 'short'
  return length > longest ? 'long' : null
}
