import type { WordQuery } from './search-query.ts'

interface Hit {
  id: string
  /** Folded words between single spaces. */
  words: string
}

/** As FTS5 sets them. */
const k1 = 1.2
const b = 0.75

/**
 * The best of some hits by BM25 (Robertson & Zaragoza, Found. Trends Inf. Retr. 3 (2009)), ties by id. How rare a word
 * is, and how long a text usually, is taken from these hits alone, so that it costs the same whatever else there is.
 */
export function rankHits({ words, unfinished }: WordQuery, hits: Hit[], limit: number): string[] {
  const last = words.length - 1
  const counted = hits.map(({ id, words: text }) => ({
    id,
    length: text.length,
    times: words.map((word, index) => timesIn(text, word, unfinished && index === last)),
  }))
  const usual = counted.reduce((sum, { length }) => sum + length, 0) / (counted.length || 1)
  const weights = words.map((_, index) => {
    const having = counted.filter(({ times }) => (times[index] ?? 0) > 0).length
    return Math.log(1 + (counted.length - having + 0.5) / (having + 0.5))
  })
  return counted
    .map(({ id, length, times }) => {
      const damping = k1 * (1 - b + (b * length) / usual)
      const score = times.reduce((sum, found, index) => sum + ((weights[index] ?? 0) * found) / (found + damping), 0)
      return { id, score }
    })
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id)
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
