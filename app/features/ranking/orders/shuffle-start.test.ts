import { expect, test } from 'vitest'
import { LOTS, rotationStart, seedOffset } from './reader-hash.ts'
import { MOST_STEPS, shuffleStart } from './shuffle-start.ts'

/** Lots as they fall, the same in every run, in the order of their index. */
const lotsOf = (ideas: number) =>
  Array.from({ length: ideas }, (_, n) => seedOffset(`idea ${n}`)).sort((one, other) => one - other)

/** How often the luckiest idea is among the first eight, against an even share. */
function luckiest(lots: number[], readers: number, begin: (seed: string) => number) {
  const shown = new Array(lots.length).fill(0)
  for (let reader = 0; reader < readers; reader++) {
    const first = begin(`reader ${reader}`)
    for (let card = 0; card < 8; card++) shown[(first + card) % lots.length]++
  }
  return Math.max(...shown) / ((readers * 8) / lots.length)
}

const indexFrom = (lots: number[], from: number) => {
  const index = lots.findIndex((lot) => lot >= from)
  return index === -1 ? 0 : index
}

const byWalk = (lots: number[]) => (seed: string) => {
  const { from, steps } = shuffleStart(seed, lots.length)
  return (indexFrom(lots, from) + steps) % lots.length
}

test.each([2, 8, 40, 100, 1024, 3000])('of %d ideas every one is among the first eight as often', (ideas) => {
  const lots = lotsOf(ideas)
  expect(luckiest(lots, 200 * ideas, byWalk(lots))).toBeLessThan(1.13)
})

test('beginning at a lot would not be even', () => {
  const lots = lotsOf(100)
  expect(luckiest(lots, 20_000, (seed) => indexFrom(lots, rotationStart(seed)))).toBeGreaterThan(1.3)
})

test('it never walks further than it may, nor beyond the last idea', () => {
  for (let reader = 0; reader < 1000; reader++) {
    for (const ideas of [1, 7, MOST_STEPS, 100_000]) {
      const { from, steps } = shuffleStart(`reader ${reader}`, ideas)
      expect(steps).toBeLessThan(Math.min(ideas, MOST_STEPS))
      expect(from).toBeLessThan(LOTS)
    }
  }
  expect(shuffleStart('reader', 0).steps).toBe(0)
})

test('an idea more moves nobody’s beginning by more than one', () => {
  for (let reader = 0; reader < 1000; reader++) {
    const [before, after] = [shuffleStart(`reader ${reader}`, 99).steps, shuffleStart(`reader ${reader}`, 100).steps]
    expect(after - before === 0 || after - before === 1).toBe(true)
  }
})
