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
export const RANKED_HITS = 2000

/** Of fewer letters too many words begin: looking for them would cost much and tell little. */
export const SHORTEST_BEGINNING = 3
