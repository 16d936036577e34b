import { expect, test } from 'vitest'
import { rarestTrigrams } from './rarest-trigrams.ts'

const documents = new Map([
  ['the', 900],
  ['he ', 800],
  ['que', 12],
  ['ueu', 3],
  ['eue', 3],
])

test('the rarest come first, equally rare ones by letter', () => {
  expect(rarestTrigrams('the queue', { documents })).toEqual(['eue', 'ueu', 'que', 'he ', 'the'])
})

test('no more than asked for', () => {
  expect(rarestTrigrams('the queue', { documents }, 2)).toEqual(['eue', 'ueu'])
})

test('typing errors that occur in no text are not asked for', () => {
  expect(rarestTrigrams('teh quuee', { documents })).toEqual([])
})

test('repetitions are asked for once, and 24 are enough', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
  const everywhere = new Map(Array.from({ length: 34 }, (_, at) => [letters.slice(at, at + 3), 1]))

  expect(rarestTrigrams('the the the', { documents })).toEqual(['he ', 'the'])
  expect(rarestTrigrams(letters, { documents: everywhere })).toHaveLength(24)
})
