import type { Weighed } from './count-result.ts'
import { type Fraction, fraction, writeFraction } from './fraction.ts'

const ONE = fraction(1)

/**
 * Turns weights into whole numbers that stand to each other as the weights do: weight × `scale`, the smallest scale
 * that serves all. Counting then needs no fraction per ballot. Throws a RangeError for a weight below zero.
 */
export function wholeWeights(ballots: readonly Weighed[]) {
  const different = new Map<string, Fraction>()
  const known = new Map<Fraction, string>()
  for (const { weight = ONE } of ballots) {
    if (known.has(weight)) continue
    if (weight.numerator < 0n) throw new RangeError('A ballot cannot weigh less than nothing')
    known.set(weight, writeFraction(weight))
    different.set(writeFraction(weight), weight)
  }

  const scale = [...different.values()].reduce((sum, { denominator }) => leastCommonMultiple(sum, denominator), 1n)
  return { scale, whole: ({ weight = ONE }: Weighed) => (weight.numerator * scale) / weight.denominator }
}

export const leastCommonMultiple = (one: bigint, other: bigint) => one * fraction(other, one).numerator
