import { trigrams } from './trigrams.ts'

/** Trigram → weight; the squares of all weights add up to 1 (an empty text has none). */
export type TrigramVector = ReadonlyMap<string, number>

/** In how many texts each trigram occurs, and how many texts there are. A trigram not in the map occurs in none. */
export type TrigramFrequencies = { documents: ReadonlyMap<string, number>; total: number }

/**
 * What a text is made of, rare trigrams weighing more: term frequency × (ln((1 + N) / (1 + df)) + 1), unit length.
 * Smoothed TF-IDF: Salton & Buckley, Inf. Process. Manag. 24 (1988); Manning et al., Intro. to IR, §6.2–6.3.
 */
export function trigramVector(text: string, { documents, total }: TrigramFrequencies): TrigramVector {
  const weights = new Map<string, number>()
  for (const trigram of trigrams(text)) weights.set(trigram, (weights.get(trigram) ?? 0) + 1)

  let squares = 0
  for (const [trigram, times] of weights) {
    const weight = times * (Math.log((1 + total) / (1 + (documents.get(trigram) ?? 0))) + 1)
    weights.set(trigram, weight)
    squares += weight * weight
  }
  const length = Math.sqrt(squares)
  for (const [trigram, weight] of weights) weights.set(trigram, weight / length)
  return weights
}
