/** An exact number: numerator / denominator in lowest terms, denominator above zero. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

/**
 * Makes an exact number of two integers: counts and weights never pass through rounding.
 * Throws a RangeError when the denominator is zero or either is no integer.
 */
export function fraction(numerator: number | bigint, denominator: number | bigint = 1n): Fraction {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)]
  if (bottom === 1n) return { numerator: top, denominator: 1n }
  if (bottom === 0n) throw new RangeError('A fraction needs a denominator other than zero')
  const divisor = greatestCommonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { numerator: top / divisor, denominator: bottom / divisor }
}

export const ZERO = fraction(0)

export const addFractions = (one: Fraction, other: Fraction) =>
  fraction(one.numerator * other.denominator + other.numerator * one.denominator, one.denominator * other.denominator)

export const subtractFractions = (one: Fraction, other: Fraction) =>
  fraction(one.numerator * other.denominator - other.numerator * one.denominator, one.denominator * other.denominator)

export const multiplyFractions = (one: Fraction, other: Fraction) =>
  fraction(one.numerator * other.numerator, one.denominator * other.denominator)

/** Negative when `one` is smaller, zero when equal: an ascending sort. */
export function compareFractions(one: Fraction, other: Fraction) {
  if (one.denominator === other.denominator) return compareWhole(one.numerator, other.numerator)
  return compareWhole(one.numerator * other.denominator, other.numerator * one.denominator)
}

const compareWhole = (one: bigint, other: bigint) => (one < other ? -1 : one > other ? 1 : 0)

/**
 * The nearest double, for display and for looking ahead; exact for integers up to 2^53. Right to the last digit or the
 * one before, however small or large; the fraction need not be in lowest terms.
 */
export function toNumber({ numerator, denominator }: Fraction) {
  if (denominator === 1n) return Number(numerator)
  const top = numerator < 0n ? -numerator : numerator
  const shift = 64 - (bitsOf(top) - bitsOf(denominator))
  const quotient = shift > 0 ? (top << BigInt(shift)) / denominator : top / (denominator << BigInt(-shift))
  return Number(numerator < 0n ? -quotient : quotient) * 2 ** -shift
}

/** How long a whole number is in binary digits, to the next four. */
const bitsOf = (whole: bigint) => whole.toString(16).length * 4

/** `7` or `22/7`: what a protocol prints, and what anyone can compute with. */
export const writeFraction = ({ numerator, denominator }: Fraction) =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [larger, smaller] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
