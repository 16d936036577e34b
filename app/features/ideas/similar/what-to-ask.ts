import { searchWords } from '#app/features/ideas/search/search-text.ts'
import { RAREST_TRIGRAMS, rarestTrigrams } from '#app/features/ranking/similarity/rarest-trigrams.ts'
import type { TrigramFrequencies } from '#app/features/ranking/similarity/trigram-vector.ts'

/** The index is asked for so many hits at most, so that a long text costs no more than a short one. */
const mostHits = 4_000
const trigramsLookedAt = 2 * RAREST_TRIGRAMS
const mostWords = 4
/** A word in more than this share of all ideas tells them apart too badly to be worth its hits. */
const commonShare = 0.02
const fewTexts = 300

/** PostgreSQL's index cuts words apart: of a trigram across two words it knows nothing and would read every text. */
const insideOneWord = /^[\p{L}\p{N}]{3}$/u

/** The rarest trigrams of a text with their weight, as many as the budget of hits among `ideas` texts allows. */
export function trigramsToAsk(text: string, frequencies: TrigramFrequencies, ideas: number) {
  const { documents, total } = frequencies
  let hits = 0
  const usable = rarestTrigrams(text, frequencies, trigramsLookedAt).filter((trigram) => insideOneWord.test(trigram))
  return usable
    .slice(0, RAREST_TRIGRAMS)
    .filter((trigram, index) => {
      hits += ((documents.get(trigram) ?? 0) / total) * ideas
      return index === 0 || hits <= mostHits
    })
    .map((trigram) => ({ trigram, weight: Math.log((1 + total) / (1 + (documents.get(trigram) ?? 0))) + 1 }))
}

/** The rarest words of a text that occur in the sample, without those that stand everywhere. */
export function wordsToAsk(text: string, words: ReadonlyMap<string, number>, total: number) {
  const known = (word: string) => words.get(word) ?? 0
  return [...new Set(searchWords(text).split(' '))]
    .filter((word) => word.length > 1 && known(word) > 0 && (total < fewTexts || known(word) <= total * commonShare))
    .sort((one, other) => known(one) - known(other) || (one < other ? -1 : 1))
    .slice(0, mostWords)
}
