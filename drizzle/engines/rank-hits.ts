import type { WordQuery } from './search-query.ts'

export interface Commonness {
  /** In how many texts each word stands. */
  having: number[]
  total: number
}

interface Hit {
  id: string
  /** Folded words between single spaces. */
  words: string
}

/** As FTS5 sets them; a word in more than half of all texts only decides between equals. */
const k1 = 1.2
const b = 0.75
const leastWeight = 1e-6

/**
 * The best of some hits by BM25 (Robertson & Zaragoza, Found. Trends Inf. Retr. 3 (2009)), ties by id. How long a text
 * usually is is taken from these hits alone.
 */
export function rankHits(
  { words, unfinished }: Pick<WordQuery, 'words' | 'unfinished'>,
  hits: Hit[],
  { having, total }: Commonness,
  limit: number,
): string[] {
  const last = words.length - 1
  const counted = hits.map(({ id, words: text }) => ({
    id,
    length: lengthOf(text),
    times: words.map((word, index) => timesIn(text, word, unfinished && index === last)),
  }))
  const usual = counted.reduce((sum, { length }) => sum + length, 0) / (counted.length || 1)
  const weights = having.map((texts) => Math.max(Math.log((total - texts + 0.5) / (texts + 0.5)), leastWeight))
  return counted
    .map(({ id, length, times }) => {
      const damping = k1 * (1 - b + (b * length) / usual)
      const score = times.reduce(
        (sum, found, index) => sum + ((weights[index] ?? leastWeight) * found) / (found + damping),
        0,
      )
      return { id, score }
    })
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id)
}

/** In words: no list of them is made, there are many texts. */
function lengthOf(text: string) {
  let spaces = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) spaces++
  return spaces + 1
}

/** How often a word stands in a text, or words that begin with it. */
function timesIn(text: string, word: string, unfinished: boolean) {
  let times = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const begins = at === 0 || text[at - 1] === ' '
    const end = at + word.length
    if (begins && (unfinished || end === text.length || text[end] === ' ')) times++
  }
  return times
}
