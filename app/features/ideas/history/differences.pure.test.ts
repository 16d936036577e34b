import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences } from '#app/features/ideas/history/differences.ts'

test.each([
  [
    'a word added',
    'Show the time',
    'Show the waiting time',
    [
      ['same', 'Show the '],
      ['added', 'waiting '],
      ['same', 'time'],
    ],
  ],
  [
    'a word taken out',
    'one two three',
    'one three',
    [
      ['same', 'one '],
      ['removed', 'two '],
      ['same', 'three'],
    ],
  ],
  [
    'a word replaced',
    'red house',
    'red car',
    [
      ['same', 'red '],
      ['removed', 'house'],
      ['added', 'car'],
    ],
  ],
  ['nothing changed', 'as it was', 'as it was', [['same', 'as it was']]],
  ['everything new', '', 'hello', [['added', 'hello']]],
  ['everything gone', 'hello', '', [['removed', 'hello']]],
])('%s', (_, earlier, later, pieces) => {
  expect(differences(earlier, later).map(({ kind, text }) => [kind, text])).toEqual(pieces)
})

const text = fc
  .array(fc.constantFrom('a ', 'b ', 'c ', 'дом ', 'ñandú\n', 'x'), { maxLength: 40 })
  .map((words) => words.join(''))

test('both texts can be read out of their differences, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (earlier, later) => {
      const pieces = differences(earlier, later)
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('')
      expect(without('added')).toBe(earlier)
      expect(without('removed')).toBe(later)
    }),
  )
})

test('a long text rewritten whole is answered at once', () => {
  const words = (seed: string) => Array.from({ length: 4000 }, (_, n) => `${seed}${n} `).join('')
  const started = performance.now()
  expect(differences(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  expect(performance.now() - started).toBeLessThan(5000)
})
