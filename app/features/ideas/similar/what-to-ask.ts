import { searchWords } from '#app/features/ideas/search/search-text.ts'
import { rarestTrigrams } from '#app/features/ranking/similarity/rarest-trigrams.ts'
import type { TrigramFrequencies } from '#app/features/ranking/similarity/trigram-vector.ts'

/** The index is asked for so many hits at most, so that a long text costs no more than a short one. */
const mostHits = 8_000
const fewestTrigrams = 5
const mostWords = 4
/** A word in more than this share of all ideas tells them apart too badly to be worth its hits. */
const commonShare = 0.02
const fewTexts = 300

/** The rarest trigrams of a text with their weight, as many as the budget of hits among `ideas` texts allows. */
export function trigramsToAsk(text: string, frequencies: TrigramFrequencies, ideas: number) {
  const { documents, total } = frequencies
  let hits = 0
  return rarestTrigrams(text, frequencies)
    .filter((trigram, index) => {
      hits += ((documents.get(trigram) ?? 0) / total) * ideas
      return index < fewestTrigrams || hits <= mostHits
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
