import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

test.each([
  { ups: 0, total: 0, low: 0 },
  { ups: 0, total: 1, low: 0 },
  { ups: 1, total: 1, low: 0.206549314 },
  { ups: 60, total: 100, low: 0.502002587 },
  { ups: 1, total: 1000, low: 0.000176546 },
])('$ups of $total is at least $low', ({ ups, total, low }) => {
  expect(wilson(ups, total)).toBeCloseTo(low, 8)
})

test('the same share said by more people is worth more', () => {
  expect(wilson(60, 100)).toBeGreaterThan(wilson(6, 10))
})
