import { expect, test } from 'vitest'
import { correlation, gini, halfInterval, kendall, measure } from './measures.ts'
import { ORDERS } from './orders.ts'
import { simulate } from './simulate.ts'
import { aWorld } from './world.ts'

test('Gini: all alike is 0, everything to one of four is 3/4', () => {
  expect(gini(Int32Array.of(5, 5, 5, 5))).toBeCloseTo(0, 12)
  expect(gini(Int32Array.of(0, 8, 0, 0))).toBeCloseTo(0.75, 12)
  expect(gini(Int32Array.of(0, 0))).toBe(0)
})

test("Kendall's τ: the same order is 1, the reverse −1, one swapped pair of six 2/3", () => {
  const truth = Int32Array.of(2, 0, 3, 1)

  expect(kendall(truth, truth)).toBe(1)
  expect(kendall(truth, truth.toReversed())).toBe(-1)
  expect(kendall(truth, Int32Array.of(0, 2, 3, 1))).toBeCloseTo(2 / 3, 12)
})

test('correlation and interval, worked by hand', () => {
  expect(correlation(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6))).toBeCloseTo(1, 12)
  expect(correlation(Float64Array.of(1, 1), Float64Array.of(1, 2))).toBe(0)
  expect(halfInterval([1, 3])).toBeCloseTo(1.959963984540054, 12)
})

const run = (seed: number, name: string) => {
  const world = aWorld(seed, 120, 1500)
  const order = ORDERS.find((one) => one.name === name)
  if (!order) throw new Error(`No order called ${name}`)
  return measure(world, simulate(world, order, 'list'))
}

test('the same seed gives the same contest, another seed another', () => {
  expect(run(1, 'Fair (1 in 3)')).toEqual(run(1, 'Fair (1 in 3)'))
  expect(run(1, 'Fair (1 in 3)')).not.toEqual(run(2, 'Fair (1 in 3)'))
})

test('Fair lets more ideas be seen than the order by votes, and by rate it crowns better ones', () => {
  const worlds = [1, 2, 3, 4, 5]
  const sum = (name: string, figure: 'gini' | 'rate' | 'own') =>
    worlds.reduce((total, seed) => total + run(seed, name)[figure], 0)

  expect(sum('Fair (1 in 3)', 'gini')).toBeLessThan(sum('raw votes', 'gini') - 1)
  expect(sum('Fair (1 in 3)', 'rate')).toBeGreaterThan(sum('raw votes', 'own') + 1)
})
