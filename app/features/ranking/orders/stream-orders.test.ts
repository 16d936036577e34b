import { expect, test } from 'vitest'
import { LOTS, rotationStart } from './reader-hash.ts'
import { byFairScore, byFewestViews } from './stream-orders.ts'

const seed = 'reader'
const early = rotationStart(seed)
const late = (early + LOTS - 1) % LOTS
const ideas = [
  { id: 'seen', views: 9, fairScore: 0.3, lot: early },
  { id: 'late', views: 2, fairScore: 0.3, lot: late },
  { id: 'early', views: 2, fairScore: 0.3, lot: early },
  { id: 'best', views: 50, fairScore: 0.4, lot: late },
]
const ids = (sorted: typeof ideas) => sorted.map((idea) => idea.id)

test('the quiet stream: fewest views, then the shuffle of the reader', () => {
  expect(ids(ideas.toSorted(byFewestViews(seed)))).toEqual(['early', 'late', 'seen', 'best'])
})

test('the fair stream: highest score, then fewest views, then the shuffle of the reader', () => {
  expect(ids(ideas.toSorted(byFairScore(seed)))).toEqual(['best', 'early', 'late', 'seen'])
})
