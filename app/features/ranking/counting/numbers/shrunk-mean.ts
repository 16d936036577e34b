import { addFractions, type Fraction, fraction, multiplyFractions } from '../fraction.ts'

/**
 * A mean drawn towards what is usual while few have spoken: (sum + k·usual) / (weight + k), exactly.
 * Mean of a posterior with k imaginary votes; Gelman et al., Bayesian Data Analysis, §2.4–2.5.
 *
 * `sum` is added up over voters who weigh `weight` together; `k` imaginary votes are in the same unit as `weight`.
 */
export function shrunkMean(sum: Fraction, weight: Fraction, usual: Fraction, k: Fraction) {
  return divide(addFractions(sum, multiplyFractions(k, usual)), addFractions(weight, k))
}

export const divide = (one: Fraction, other: Fraction) =>
  fraction(one.numerator * other.denominator, one.denominator * other.numerator)
