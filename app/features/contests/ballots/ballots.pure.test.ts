import { describe, expect, test } from 'vitest'
import { ballotOfRule, ballots, limitFor, rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { isSameMarks, markFault, marksAfter, spentOn } from '#app/features/contests/ballots/marks.ts'
import { marksOf, moveRank, placeRank, rankedIds } from '#app/features/contests/ballots/rank-marks.ts'
import { readMarks } from '#app/features/contests/ballots/read-marks.ts'

describe('limits', () => {
  test.each([
    ['score', null, { bell: 0, call: 5 }, undefined],
    ['score', null, { bell: 6 }, 'bad-mark'],
    ['score', null, { bell: -1 }, 'bad-mark'],
    ['score', null, { bell: 2.5 }, 'bad-mark'],
    ['points', 10, { bell: 7, call: 3 }, undefined],
    ['points', 10, { bell: 7, call: 4 }, 'too-many-points'],
    ['points', 10, { bell: -3, call: 10 }, 'bad-mark'],
    ['quadratic', 25, { bell: 4, call: 3 }, undefined],
    ['quadratic', 25, { bell: 4, call: 3, swing: 1 }, 'too-many-credits'],
    ['rank', 2, { bell: 1, call: 2 }, undefined],
    ['rank', 2, { bell: 1, call: 2, swing: 3 }, 'too-many-ranks'],
    ['rank', 2, { bell: 0 }, 'bad-mark'],
    ['updown', null, { bell: -1, call: 0, swing: 1 }, undefined],
    ['updown', null, { bell: 2 }, 'bad-mark'],
    ['points', 10, { bell: Number.NaN }, 'bad-mark'],
  ] as const)('%s with %s to spend: %o', (ballot, limit, marks, fault) => {
    expect(markFault(ballot, limit, marks)).toBe(fault)
  })

  test('votes cost their square, points themselves, stars nothing', () => {
    expect(spentOn('quadratic', { bell: 3, call: 1 })).toBe(10)
    expect(spentOn('points', { bell: 3, call: 1 })).toBe(4)
    expect(spentOn('score', { bell: 5 })).toBe(0)
    expect(spentOn('rank', { bell: 1, call: 2 })).toBe(2)
  })
})

describe('rules', () => {
  test('every rule belongs to one ballot', () => {
    const all = ballots.flatMap((ballot) => rulesOf[ballot] as readonly string[])
    expect(new Set(all).size).toBe(all.length)
    expect(ballotOfRule('schulze')).toBe('rank')
    expect(ballotOfRule('ees')).toBe('approve')
  })

  test('a limit is the usual one unless said, and there only where something is spent', () => {
    expect([
      limitFor('points', null),
      limitFor('points', 25),
      limitFor('score', 25),
      limitFor('approve', null),
    ]).toEqual([10, 25, null, null])
  })
})

describe('marks', () => {
  test('an empty field is no opinion, a zero is one where stars are given', () => {
    const fields = [
      ['bell', '0'],
      ['call', ''],
      ['swing', ' 3 '],
    ] as const
    expect(readMarks('score', fields)).toEqual({ bell: 0, swing: 3 })
    expect(readMarks('points', fields)).toEqual({ swing: 3 })
  })

  test('what is no whole number is never taken for one', () => {
    expect(readMarks('points', [['bell', '1e1']])).toEqual({ bell: Number.NaN })
    expect(readMarks('points', [['bell', '2.5']])).toEqual({ bell: Number.NaN })
  })

  test('a page changes what stood on it and nothing else', () => {
    const standing = { bell: 1, call: 2, swing: 3 }
    expect(marksAfter(standing, ['bell', 'call'], { call: 5 })).toEqual({ swing: 3, call: 5 })
  })

  test('the same marks in another order are the same ballot', () => {
    expect(isSameMarks({ bell: 1, call: 2 }, { call: 2, bell: 1 })).toBe(true)
    expect(isSameMarks({ bell: 1 }, { bell: 1, call: 2 })).toBe(false)
    expect(isSameMarks({ bell: 1 }, { call: 1 })).toBe(false)
  })
})

describe('rankings', () => {
  const marks = marksOf(['bell', 'call', 'swing'])
  test.each([
    ['up', 'swing', ['bell', 'swing', 'call']],
    ['up', 'bell', ['bell', 'call', 'swing']],
    ['down', 'bell', ['call', 'bell', 'swing']],
    ['down', 'swing', ['bell', 'call', 'swing']],
    ['first', 'swing', ['swing', 'bell', 'call']],
    ['remove', 'call', ['bell', 'swing']],
    ['add', 'chairs', ['bell', 'call', 'swing', 'chairs']],
    ['add', 'bell', ['bell', 'call', 'swing']],
    ['up', 'nobody', ['bell', 'call', 'swing']],
  ] as const)('%s of %s', (step, id, order) => {
    const moved = moveRank(marks, id, step)
    expect(rankedIds(moved)).toEqual(order)
    expect(Object.values(moved).sort()).toEqual(order.map((_, index) => index + 1))
  })

  test('an idea is dropped on a place', () => {
    expect(rankedIds(placeRank(marks, 'swing', 1))).toEqual(['swing', 'bell', 'call'])
    expect(rankedIds(placeRank(marks, 'bell', 3))).toEqual(['call', 'swing', 'bell'])
    expect(rankedIds(placeRank(marks, 'bell', 99))).toEqual(['call', 'swing', 'bell'])
  })
})
