import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LOTS, readerHash, rotationStart, seedOffset } from './reader-hash.ts'

const lot = fc.integer({ min: 0, max: LOTS - 1 })

test('reading an index on the lot from the start, and once around, is the order of the reader', () => {
  fc.assert(
    fc.property(fc.uniqueArray(lot), fc.string(), (lots, seed) => {
      const start = rotationStart(seed)
      const index = lots.toSorted((one, other) => one - other)
      const served = [...index.filter((one) => one >= start), ...index.filter((one) => one < start)]
      expect(served).toEqual(lots.toSorted((one, other) => readerHash(one, seed) - readerHash(other, seed)))
    }),
  )
})

test('every hash is a lot again, and no two ideas share one', () => {
  fc.assert(
    fc.property(lot, lot, fc.string(), (one, other, seed) => {
      expect(readerHash(one, seed)).toBeGreaterThanOrEqual(0)
      expect(readerHash(one, seed)).toBeLessThan(LOTS)
      expect(readerHash(one, seed) === readerHash(other, seed)).toBe(one === other)
    }),
  )
})

test('readers start all around the circle', () => {
  const tenths = new Array(10).fill(0)
  for (let reader = 0; reader < 10_000; reader++) tenths[Math.floor((seedOffset(`reader ${reader}`) / LOTS) * 10)]++

  for (const readers of tenths) expect(Math.abs(readers - 1000)).toBeLessThan(150)
})

test('the same seed gives the same offset in every version', () => {
  expect(['', 'a', 'Ана', 'reader 1'].map(seedOffset)).toMatchInlineSnapshot(`
    [
      1436499461,
      222320857,
      1661006753,
      1299429806,
    ]
  `)
})
