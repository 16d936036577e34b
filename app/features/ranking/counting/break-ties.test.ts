import { expect, test } from 'vitest'
import { breakTies } from './break-ties.ts'
import type { Standing } from './count-result.ts'
import { fraction } from './fraction.ts'

const standing = (id: string, supporters: number, cost: number | null, lot: string): Standing => ({
  id,
  supporters,
  cost,
  lot,
  tally: fraction(7),
})
const ids = (order: Standing[]) => order.map((idea) => idea.id)

test('more supporters first, then the cheaper one, then the lot, and every step is written down', () => {
  const { order, ties } = breakTies([
    standing('lot-last', 3, 10, 'b'),
    standing('dear', 3, 20, 'a'),
    standing('lot-first', 3, 10, 'a'),
    standing('liked', 5, 90, 'z'),
  ])

  expect(ids(order)).toEqual(['liked', 'lot-first', 'lot-last', 'dear'])
  expect(ties).toEqual([
    { ids: ['liked', 'lot-first', 'lot-last', 'dear'], brokenBy: 'supporters' },
    { ids: ['lot-first', 'lot-last', 'dear'], brokenBy: 'cost' },
    { ids: ['lot-first', 'lot-last'], brokenBy: 'lot' },
  ])
})

test('a price that only some ideas name decides nothing', () => {
  const { order, ties } = breakTies([standing('cheap', 3, 1, 'b'), standing('unpriced', 3, null, 'a')])

  expect(ids(order)).toEqual(['unpriced', 'cheap'])
  expect(ties).toEqual([{ ids: ['unpriced', 'cheap'], brokenBy: 'lot' }])
})

test('one idea alone is no tie', () => {
  expect(breakTies([standing('only', 1, null, 'a')]).ties).toEqual([])
})
