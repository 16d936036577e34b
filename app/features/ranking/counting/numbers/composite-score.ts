import { type Fraction, fraction } from '../fraction.ts'

/** What a jury scores by; `weight` is a whole number, only the ratios matter (5, 3, 2 for 50, 30 and 20 %). */
export type Criterion = { id: string; weight: number }

/**
 * One judge's score of one idea over several criteria: Σ weight × score / Σ weight, over the criteria that were scored.
 * Null where nothing that weighs was scored. Scores are whole numbers.
 */
export function compositeScore(
  criteria: readonly Criterion[],
  scores: Readonly<Record<string, number>>,
): Fraction | null {
  const scored = criteria.filter(({ id, weight }) => weight > 0 && scores[id] !== undefined)
  const weight = scored.reduce((sum, own) => sum + BigInt(own.weight), 0n)
  const sum = scored.reduce((total, own) => total + BigInt(own.weight) * BigInt(scores[own.id] as number), 0n)
  return weight > 0n ? fraction(sum, weight) : null
}
