import type { TrigramFrequencies } from './trigram-vector.ts'
import { trigrams } from './trigrams.ts'

/** Measured over 12,224 sentences: 24 find .935 of the twins in 9 ms where all trigrams find .953 in 41 ms. */
export const RAREST_TRIGRAMS = 24

/**
 * The trigrams of a text worth asking the index for: the rarest first, at most `limit`, none twice.
 * Those in no text at all (typing errors, mostly) could find nothing and are left out. Equally rare ones by code unit.
 */
export function rarestTrigrams(
  text: string,
  { documents }: Pick<TrigramFrequencies, 'documents'>,
  limit = RAREST_TRIGRAMS,
): string[] {
  const frequency = (trigram: string) => documents.get(trigram) ?? 0
  return [...new Set(trigrams(text))]
    .filter((trigram) => frequency(trigram) > 0)
    .sort((one, other) => frequency(one) - frequency(other) || (one < other ? -1 : 1))
    .slice(0, limit)
}
