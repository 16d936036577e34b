import { addFractions, type Fraction, fraction, multiplyFractions, ZERO } from '../fraction.ts'

/**
 * Turns people into votes: `people[w × size + i]` people of weight `w` give `i` its votes, exactly.
 * Counting people in whole numbers and weighing them last is what keeps a hundred thousand ballots fast.
 */
export function addWeights(people: Float64Array, weights: readonly Fraction[]): Fraction[] {
  const size = people.length / weights.length
  return Array.from({ length: size }, (_, index) =>
    weights.reduce((sum, weight, number) => {
      const counted = people[number * size + index] as number
      return counted === 0 ? sum : addFractions(sum, multiplyFractions(weight, fraction(counted)))
    }, ZERO),
  )
}
