import { expect, test } from 'vitest'
import { wrapLines } from '#app/features/channels/share/wrap-lines.ts'

/** Every sign is one wide. */
const room = (width: number, lines: number) => ({ width, lines, widthOf: (text: string) => [...text].length })

test('words move to the next line where the line is full', () => {
  expect(wrapLines('What would spare you the wait?', room(12, 4))).toEqual({
    lines: ['What would', 'spare you', 'the wait?'],
    cut: false,
  })
})

test('what has no room ends in an ellipsis, without a comma before it', () => {
  const { lines, cut } = wrapLines('One two, three four five six seven', room(8, 2))
  expect([lines, cut]).toEqual([['One two,', 'three…'], true])
  expect(wrapLines('One two three, four', room(6, 2)).lines).toEqual(['One', 'two…'])
  expect(wrapLines('aaaa bbbb cccc', room(4, 2)).lines).toEqual(['aaaa', 'bbb…'])
})

test('a word wider than the line is broken, and no sign is broken in two', () => {
  expect(wrapLines('a Donaudampfschiff', room(6, 4)).lines).toEqual(['a', 'Donaud', 'ampfsc', 'hiff'])
  expect(wrapLines('🌍🌍🌍🌍', room(3, 4)).lines).toEqual(['🌍🌍🌍', '🌍'])
})

test('nothing is no line, and space at the ends is no word', () => {
  expect(wrapLines('  ', room(6, 4))).toEqual({ lines: [], cut: false })
  expect(wrapLines(' one\n two ', room(9, 4)).lines).toEqual(['one two'])
})

test('no line is ever wider than its room, and never more than there may be', () => {
  const words = 'Ждать — устали; wait¿ ñandú-ñandú 12345678901234567890 x'
  for (let width = 1; width < 40; width++)
    for (let most = 1; most <= 4; most++) {
      const { lines } = wrapLines(words, room(width, most))
      expect(lines.length).toBeLessThanOrEqual(most)
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width)
    }
})
