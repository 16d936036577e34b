import { expect, test } from 'vitest'
import { worthALook } from './worth-a-look.ts'

test.each([
  ['Call me at 600 123 456, please', ['phone']],
  ['+34 600-123-456', ['phone']],
  ['8 (800) 555-35-35', ['phone']],
  ['+44 20 7946 0958', ['phone']],
  ['write to ana@example.org', ['email']],
  ['https://a.example http://b.example www.c.example', ['links']],
  ['see https://a.example', []],
  ['between 2020 and 2026', []],
  ['a budget of 1,000,000,000 euros', []],
  ['line 12, seat 345', []],
  ['3.14159265358', []],
  ['', []],
])('%j', (text, found) => {
  expect(worthALook(text)).toEqual(found)
})

test('a text as long as they may be is read once, whatever it is made of', () => {
  for (const part of ['1 2 3 4 5 6 7 8 9 ', '12', 'a.', '(', '+', 'a@', 'www'])
    expect(worthALook(part.repeat(20_000))).toEqual([])
})
