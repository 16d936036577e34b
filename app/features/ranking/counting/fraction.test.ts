import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFractions, compareFractions, fraction, multiplyFractions, toNumber, writeFraction } from './fraction.ts'

test.each([
  { top: 6, bottom: 4, written: '3/2', number: 1.5 },
  { top: 10, bottom: 5, written: '2', number: 2 },
  { top: -1, bottom: 3, written: '-1/3', number: -1 / 3 },
  { top: 1, bottom: -2, written: '-1/2', number: -0.5 },
  { top: 0, bottom: 7, written: '0', number: 0 },
  { top: 2 ** 53 - 1, bottom: 1, written: '9007199254740991', number: 2 ** 53 - 1 },
])('$top / $bottom is $written', ({ top, bottom, written, number }) => {
  expect(writeFraction(fraction(top, bottom))).toBe(written)
  expect(toNumber(fraction(top, bottom))).toBeCloseTo(number, 15)
})

test('a tenth and two tenths make three tenths, exactly', () => {
  const sum = addFractions(fraction(1, 10), fraction(2, 10))

  expect(compareFractions(sum, fraction(3, 10))).toBe(0)
})

test('comparing and multiplying agree with integers', () => {
  const part = fc.tuple(fc.integer(), fc.integer({ min: 1 })).map(([top, bottom]) => fraction(top, bottom))
  fc.assert(
    fc.property(part, part, (one, other) => {
      const cross = one.numerator * other.denominator - other.numerator * one.denominator
      expect(compareFractions(one, other)).toBe(cross < 0n ? -1 : cross > 0n ? 1 : 0)
      const product = multiplyFractions(one, other)
      expect(product.numerator * one.denominator * other.denominator).toBe(
        one.numerator * other.numerator * product.denominator,
      )
    }),
  )
})

test.each([
  { numerator: 1n, denominator: 3n * 10n ** 40n, number: 1e-40 / 3 },
  { numerator: -(10n ** 300n), denominator: 7n * 10n ** 10n, number: -1e290 / 7 },
  { numerator: 6n * 10n ** 400n, denominator: 4n * 10n ** 400n, number: 1.5 },
])('however small, large or unreduced, $number keeps its digits', ({ numerator, denominator, number }) => {
  expect(toNumber({ numerator, denominator }) / number).toBeCloseTo(1, 14)
})

test('nothing is divided by zero', () => {
  expect(() => fraction(1, 0)).toThrow(RangeError)
})
