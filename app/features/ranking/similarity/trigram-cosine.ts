import type { TrigramVector } from './trigram-vector.ts'

/**
 * How alike two texts are, 0 (no trigram in common) to 1 (the same trigrams equally often): the cosine of their vectors.
 * Salton, Wong & Yang, CACM 18 (1975). Both vectors must be made with the same frequencies.
 */
export function trigramCosine(one: TrigramVector, other: TrigramVector) {
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one]
  let cosine = 0
  for (const [trigram, weight] of shorter) cosine += weight * (longer.get(trigram) ?? 0)
  return Math.min(1, cosine)
}
