import { expect, test } from 'vitest'
import { trigrams } from './trigrams.ts'

test.each([
  { text: 'Café a', cut: ['caf', 'afe', 'fe ', 'e a'] },
  { text: 'ещё', cut: ['еще'] },
  { text: 'aaaa', cut: ['aaa', 'aaa'] },
  { text: '🚲🚲🚲!', cut: ['🚲🚲🚲', '🚲🚲!'] },
  { text: 'ab', cut: [] },
  { text: '  a ', cut: [] },
  { text: '', cut: [] },
])('$text', ({ text, cut }) => {
  expect(trigrams(text)).toEqual(cut)
})
