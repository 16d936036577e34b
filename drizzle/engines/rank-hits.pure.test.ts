import { expect, test } from 'vitest'
import { rankHits } from './rank-hits.ts'

const even = { having: [], total: 0 }
const ranked = (
  words: string[],
  texts: string[],
  given: { unfinished?: boolean; having?: number[]; total?: number } = {},
) =>
  rankHits(
    { words, unfinished: given.unfinished ?? false },
    texts.map((text, nth) => ({ id: `${nth}`, words: text })),
    { ...even, ...given },
    10,
  )

test('who says a word more often comes first, and of those the shorter text', () => {
  expect(ranked(['lamp'], ['a lamp by the long road', 'a lamp', 'lamp by lamp'])).toEqual(['2', '1', '0'])
})

test('only whole words count, unless the last one is unfinished', () => {
  const texts = ['lamps lamps lamps by the road', 'one lamp by the road', 'clamp lamp by the road']
  expect(ranked(['lamp'], texts)).toEqual(['1', '2', '0'])
  expect(ranked(['lamp'], texts, { unfinished: true })[0]).toBe('0')
})

test('a rare word weighs more than a common one', () => {
  const texts = ['the the lamp', 'the owl owl']
  expect(ranked(['the', 'owl'], texts, { having: [900, 3], total: 1000 })[0]).toBe('1')
  expect(ranked(['the', 'owl'], texts, { having: [3, 900], total: 1000 })[0]).toBe('0')
})

test('equals go by their id, and no more are answered than were asked for', () => {
  const hits = ['c', 'a', 'b'].map((id) => ({ id, words: 'lamp' }))
  expect(rankHits({ words: ['lamp'], unfinished: false }, hits, even, 2)).toEqual(['a', 'b'])
})

test('nothing is ranked where nothing was hit', () => expect(ranked(['lamp'], [])).toEqual([]))
