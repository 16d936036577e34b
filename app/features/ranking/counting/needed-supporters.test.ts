import { expect, test } from 'vitest'
import type { Quorum } from './count-result.ts'
import { neededSupporters } from './needed-supporters.ts'

test.each([
  { percent: 10, participants: 100, needed: 10 },
  { percent: 10, participants: 101, needed: 11 },
  { percent: 2.5, participants: 1000, needed: 25 },
  { percent: 0.07, participants: 10_000, needed: 7 },
  { percent: 5, participants: 0, needed: 1 },
  { percent: 100, participants: 3, needed: 3 },
])('$percent % of $participants participants are $needed people', ({ percent, participants, needed }) => {
  expect(neededSupporters({ kind: 'share', percent }, participants)).toBe(needed)
})

test('a minimum of supporters is taken as it is', () => {
  expect(neededSupporters({ kind: 'supporters', minimum: 12 }, null)).toBe(12)
})

test.each<{ quorum: Quorum; participants: number | null }>([
  { quorum: { kind: 'supporters', minimum: -1 }, participants: 5 },
  { quorum: { kind: 'supporters', minimum: 1.5 }, participants: 5 },
  { quorum: { kind: 'share', percent: 101 }, participants: 5 },
  { quorum: { kind: 'share', percent: Number.NaN }, participants: 5 },
  { quorum: { kind: 'share', percent: 10 }, participants: null },
])('refused: $quorum of $participants', ({ quorum, participants }) => {
  expect(() => neededSupporters(quorum, participants)).toThrow(RangeError)
})
