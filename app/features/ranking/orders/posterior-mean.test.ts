import { expect, test } from 'vitest'
import { posteriorMean } from './posterior-mean.ts'

test.each([
  { listVotes: 0, views: 0, rate: 0.1, mean: 0.1 },
  { listVotes: 1, views: 1, rate: 0.1, mean: 3 / 21 },
  { listVotes: 0, views: 20, rate: 0.1, mean: 0.05 },
  { listVotes: 30, views: 200, rate: 0.1, mean: 32 / 220 },
  { listVotes: 500, views: 1000, rate: 0.1, mean: 502 / 1020 },
])('$listVotes of $views readers at a rate of $rate', ({ listVotes, views, rate, mean }) => {
  expect(posteriorMean(listVotes, views, rate)).toBeCloseTo(mean, 12)
})

test('the prior counts for as many readers as it is told', () => {
  expect(posteriorMean(1, 1, 0.2, 4)).toBeCloseTo(1.8 / 5, 12)
})

test('a counter of supporters ahead of its readers never claims more than everybody', () => {
  expect(posteriorMean(9, 5, 0.1)).toBe(posteriorMean(5, 5, 0.1))
})
