import { addFractions, fraction, multiplyFractions, ZERO } from '../fraction.ts'
import type { Roll } from './number-ballots.ts'

/** Votes are whole numbers of the last decimal: with 5 decimals, 100,000 units are one vote. */
export const unitsPerVote = (decimals: number) => 10 ** decimals

/** `7.00000`: units as a number with all its decimals. */
export function writeFixed(units: number, decimals: number) {
  const digits = Math.abs(units)
    .toString()
    .padStart(decimals + 1, '0')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** One times two divided by three, rounded down; the product keeps all its digits. */
export const multiplyDivide = (one: number, two: number, three: number) =>
  Number((BigInt(one) * BigInt(two)) / BigInt(three))

/**
 * What one ballot of each weight is worth, in units, and all valid ballots together; valid are those with a clear first
 * choice. Weights are scaled until all ballots are worth one vote on average, so that small weights do not drown in
 * rounding, and then cut to the decimals of the rule. Throws a RangeError where doubles could not hold all the votes.
 */
export function ballotValues({ ballots, weights }: Roll, decimals: number) {
  const people = new Array<number>(weights.length).fill(0)
  for (const { clear, people: many, weight } of ballots)
    if (clear > 0) people[weight] = (people[weight] as number) + many
  const valid = people.reduce((sum, many) => sum + many, 0)
  const unit = unitsPerVote(decimals)
  if (valid * unit > Number.MAX_SAFE_INTEGER) throw new RangeError(`${valid} ballots are too many to count exactly`)

  const weighed = weights.map((weight, number) => multiplyFractions(weight, fraction(people[number] as number)))
  const total = weighed.reduce(addFractions, ZERO)
  const values = weights.map(({ numerator, denominator }) => {
    const top = numerator * total.denominator * BigInt(valid) * BigInt(unit)
    return total.numerator === 0n ? 0 : Number(top / (denominator * total.numerator))
  })
  return { values, valid, total: values.reduce((sum, value, number) => sum + value * (people[number] as number), 0) }
}
