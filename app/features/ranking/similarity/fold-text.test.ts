import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from './fold-text.ts'

test.each([
  { text: '  Shorter   queues\n please ', folded: 'shorter queues please' },
  { text: 'MÁS FAROLAS, ¿CUÁNDO?', folded: 'mas farolas, ¿cuando?' },
  { text: 'Ещё Ёлку', folded: 'еще елку' },
  { text: 'Ещё'.normalize('NFD'), folded: 'еще' },
  { text: 'Чай', folded: 'чаи' },
  { text: 'naïve café', folded: 'naive cafe' },
  { text: 'İzmir', folded: 'izmir' },
  { text: '', folded: '' },
])('$text', ({ text, folded }) => {
  expect(foldText(text)).toBe(folded)
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text))
    }),
  )
})
