import { expect, test } from 'vitest'
import { betaInterval } from './beta-interval.ts'
import { tiedNeighbours } from './tied-neighbours.ts'

test('neighbours whose intervals overlap are tied, others are not', () => {
  const intervals = [
    { low: 0.6, high: 0.8 },
    { low: 0.5, high: 0.65 },
    { low: 0.4, high: 0.5 },
    { low: 0.1, high: 0.3 },
  ]

  expect(tiedNeighbours(intervals)).toEqual([false, true, true, false])
})

test('thirty votes of two hundred cannot be told from thirty-one, but can from five hundred readers and no vote', () => {
  const intervals = [betaInterval(31, 200, 0.1), betaInterval(30, 200, 0.1), betaInterval(0, 500, 0.1)]

  expect(tiedNeighbours(intervals)).toEqual([false, true, false])
})

test('an empty list has no ties', () => {
  expect(tiedNeighbours([])).toEqual([])
})
