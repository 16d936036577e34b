import { setImmediate } from 'node:timers/promises'
import { searchWords } from '#app/features/ideas/search/search-text.ts'
import type { TrigramFrequencies } from '#app/features/ranking/similarity/trigram-vector.ts'
import { trigrams } from '#app/features/ranking/similarity/trigrams.ts'
import { sampleGrams } from '#drizzle/engines/search.ts'

export interface Frequencies extends TrigramFrequencies {
  /** In how many of the sampled texts each word occurs. */
  words: ReadonlyMap<string, number>
}

interface Kept {
  frequencies: Promise<Frequencies>
  ideas: number
  takenAt: number
}

const sampleSize = 2000
const hourMs = 60 * 60 * 1000
const mostContests = 30
const textsPerTurn = 50

const kept = new Map<string, Kept>()

/**
 * How common each trigram and word is in a contest, from up to 2,000 of its ideas drawn by lot; kept for an hour.
 * While the sample holds every idea it is taken anew whenever their number has changed.
 */
export function frequenciesOf({ id, ideas }: { id: string; ideas: number }, now: Date): Promise<Frequencies> {
  const known = kept.get(id)
  if (known && isFresh(known, ideas, now)) return known.frequencies
  const frequencies = take(id)
  kept.delete(id)
  kept.set(id, { frequencies, ideas, takenAt: now.getTime() })
  frequencies.catch(() => kept.delete(id))
  const oldest = kept.keys().next().value
  if (kept.size > mostContests && oldest) kept.delete(oldest)
  return frequencies
}

const isFresh = (known: Kept, ideas: number, now: Date) =>
  now.getTime() - known.takenAt < hourMs && (known.ideas === ideas || known.ideas > sampleSize)

async function take(contestId: string): Promise<Frequencies> {
  const texts = await sampleGrams(contestId, sampleSize)
  const documents = new Map<string, number>()
  const words = new Map<string, number>()
  for (const [index, text] of texts.entries()) {
    for (const trigram of new Set(trigrams(text))) documents.set(trigram, (documents.get(trigram) ?? 0) + 1)
    for (const word of new Set(searchWords(text).split(' '))) words.set(word, (words.get(word) ?? 0) + 1)
    // Other requests are answered in between.
    if (index % textsPerTurn === textsPerTurn - 1) await setImmediate()
  }
  return { documents, words, total: texts.length }
}
