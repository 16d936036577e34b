/** What is looked for: folded words, all of which must occur (or any, when `any`); the last may be unfinished. */
export interface WordQuery {
  words: string[]
  any: boolean
  unfinished: boolean
}

export interface SearchText {
  ideaId: string
  contestId: string
  /** Folded, only letters and digits, single spaces. */
  words: string
  /** Folded title and beginning of the text, cut into trigrams by the index. */
  grams: string
}

export interface WeighedTrigram {
  trigram: string
  weight: number
}

/** More hits than these are not ranked: a word that stands in every idea must not cost more than a rare one. */
export const RANKED_HITS = 1000

/** More ideas than these are not read for one trigram. */
export const TRIGRAM_HITS = 4000

/** Of fewer letters too many words begin: looking for them would cost much and tell little. */
export const SHORTEST_BEGINNING = 3

/**
 * The questions a query is asked as, and how many hits of each are taken. Where any word will do each has its own
 * share: of all together common words would fill the hits, and ideas with the telling word would not be among them.
 */
export function partsOf({ words, any, unfinished }: WordQuery): { parts: WordQuery[]; hits: number } {
  if (!any) return { parts: [{ words, any, unfinished }], hits: RANKED_HITS }
  const last = words.length - 1
  const parts = words.map((word, index) => ({ words: [word], any: false, unfinished: unfinished && index === last }))
  return { parts, hits: Math.ceil(RANKED_HITS / words.length) }
}
