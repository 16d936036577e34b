import { expect, test } from 'vitest'
import { betaInterval, betaQuantile } from './beta-interval.ts'

test.each([
  { listVotes: 0, views: 0, rate: 0.1, low: 0.013012164371777464, high: 0.2602806541952142 },
  { listVotes: 1, views: 1, rate: 0.1, low: 0.0320709371854637, high: 0.31698271401908235 },
  { listVotes: 0, views: 20, rate: 0.1, low: 0.006271972095690411, high: 0.13476392155949793 },
  { listVotes: 5, views: 20, rate: 0.1, low: 0.07535047731665301, high: 0.30527992443671265 },
  { listVotes: 30, views: 200, rate: 0.1, low: 0.10214110448001647, high: 0.19486687037410083 },
  { listVotes: 0, views: 500, rate: 0.1, low: 0.0004670257219666322, high: 0.010688181406653957 },
  { listVotes: 200_000, views: 1_000_000, rate: 0.2, low: 0.19921659123792185, high: 0.20078454532275805 },
  { listVotes: 3, views: 3, rate: 0.9, low: 0.7715556023323665, high: 0.988794413975849 },
])('$listVotes of $views readers at $rate, against quantiles of SciPy', ({ listVotes, views, rate, low, high }) => {
  const interval = betaInterval(listVotes, views, rate)

  expect(interval.low).toBeCloseTo(low, 9)
  expect(interval.high).toBeCloseTo(high, 9)
})

test('quantiles of Beta(a, 1) are roots', () => {
  expect(betaQuantile(0.3, 4, 1)).toBeCloseTo(0.3 ** (1 / 4), 12)
})

test('a quantile next to nothing keeps its size', () => {
  expect(betaQuantile(0.025, 0.02, 50) / 9.092718121518067e-83).toBeCloseTo(1, 6)
})

test('where nobody or everybody supports, the ends are 0 and 1', () => {
  expect(betaInterval(0, 10, 0)).toEqual({ low: 0, high: 0 })
  expect(betaInterval(10, 10, 1)).toEqual({ low: 1, high: 1 })
})
