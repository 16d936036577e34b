import { expect, test } from 'vitest'
import { incompleteBeta, logGamma } from './incomplete-beta.ts'

test.each([
  { x: 1, value: 0 },
  { x: 5, value: Math.log(24) },
  { x: 0.5, value: Math.log(Math.PI) / 2 },
  { x: 0.02, value: 3.9008045160983764 },
])('log Γ($x)', ({ x, value }) => {
  expect(logGamma(x)).toBeCloseTo(value, 12)
})

test.each([
  { x: 0.5, a: 0.5, b: 0.5, chance: 0.5 },
  { x: 0.1, a: 2, b: 18, chance: 0.5797350211684026 },
  { x: 0.9, a: 3, b: 0.7, chance: 0.5786105753901476 },
  { x: 0.2, a: 200_000, b: 800_000, chance: 0.500199471172616 },
  { x: 0.00001, a: 0.05, b: 3, chance: 0.6052192748377315 },
  { x: 0.30001, a: 3_000_000, b: 7_000_000, chance: 0.5275442431252884 },
])('I of $x with $a and $b, against values of SciPy', ({ x, a, b, chance }) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(chance, 7)
})

test.each([
  { x: 0, chance: 0 },
  { x: -1, chance: 0 },
  { x: 1, chance: 1 },
  { x: 2, chance: 1 },
])('outside 0 to 1 the chance is 0 or 1: x = $x', ({ x, chance }) => {
  expect(incompleteBeta(x, 2, 3)).toBe(chance)
})
