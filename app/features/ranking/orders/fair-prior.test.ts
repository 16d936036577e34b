import { expect, test } from 'vitest'
import { fairPrior } from './fair-prior.ts'

test.each([
  { votes: 0, views: 0, rate: 0.1 },
  { votes: 8, views: 80, rate: 0.1 },
  { votes: 98, views: 380, rate: 0.25 },
  { votes: 100, views: 10, rate: 0.4 },
])('$votes votes of $views readers make a rate of $rate', ({ votes, views, rate }) => {
  expect(fairPrior(votes, views)).toBeCloseTo(rate, 12)
})
