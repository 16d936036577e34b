import { expect, test } from 'vitest'
import { someRandomBytes } from './random-bytes.ts'

test('no random byte is given out twice, over many stores', () => {
  const given = new Set(Array.from({ length: 3000 }, () => someRandomBytes(16).toString('hex')))
  expect(given.size).toBe(3000)
  expect([...given].filter((hex) => hex.length !== 32 || /^0+$/.test(hex))).toEqual([])
})

test('more at once than the store holds is given as well', () => {
  expect(someRandomBytes(20_000)).toHaveLength(20_000)
  expect(
    someRandomBytes(20_000)
      .subarray(-64)
      .every((byte) => byte === 0),
  ).toBe(false)
})

test('whoever keeps what they were given keeps it unchanged', () => {
  const first = someRandomBytes(32)
  const before = first.toString('hex')
  for (let nth = 0; nth < 1000; nth++) someRandomBytes(32)
  expect(first.toString('hex')).toBe(before)
})
