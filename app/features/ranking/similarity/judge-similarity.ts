/** Measured on 1,696 pairs of same meaning: 96 % of them lie above. */
export const SIMILAR_FROM = 0.4

/** Measured against unrelated pairs: 94.5 % of what lies above does mean the same. */
export const PROBABLY_SAME_FROM = 0.7

/** More than five choices are not read while typing. */
export const SIMILAR_SHOWN = 5

/** What to call a cosine: the same idea in other words, a similar one, or nothing worth showing. Never a reason to block. */
export function judgeSimilarity(cosine: number): 'same' | 'similar' | 'different' {
  if (cosine >= PROBABLY_SAME_FROM) return 'same'
  return cosine >= SIMILAR_FROM ? 'similar' : 'different'
}
