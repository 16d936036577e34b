import { expect, test } from 'vitest'
import { aCandidate, rankedBallots } from '#tests/ranked-ballots.ts'
import { countPlurality } from './count-plurality.ts'

const base = { candidates: ['robot', 'ticket', 'call'].map(aCandidate), seats: 2, seed: 'seed' }

test('only the first choice counts, and the protocol says what became of every ballot', () => {
  const ballots = rankedBallots('ticket > call * 3', 'robot > call * 2', 'call', 'robot = call', 'gone > call', '')
  const { winners, stages } = countPlurality({ ...base, ballots })

  expect(winners).toEqual([
    { id: 'ticket', place: 1 },
    { id: 'call', place: 2 },
  ])
  expect(stages[0]).toEqual({
    stage: 'tally',
    ballots: 9,
    blank: 1,
    void: 1,
    ignored: 1,
    votes: { call: '2', robot: '2', ticket: '3' },
  })
  expect(stages).toContainEqual({ stage: 'tie', ids: ['call', 'robot'], brokenBy: 'supporters', decidesSeat: true })
})

test('second choices alone win nothing', () => {
  const { winners, stages } = countPlurality({ ...base, ballots: rankedBallots('ticket > call * 3') })

  expect(winners).toEqual([{ id: 'ticket', place: 1 }])
  expect(stages.at(-1)).toEqual({ stage: 'elected', ids: ['ticket'], vacant: 1 })
})

test('where the law knows only the lot, supporters decide nothing', () => {
  const ballots = rankedBallots('robot', 'call > robot')
  const lot = (id: string) => (id === 'call' ? 'a' : 'b')
  const count = countPlurality({ ...base, seats: 1, ballots, ladder: ['lot'], lot })

  expect(count.winners).toEqual([{ id: 'call', place: 1 }])
  expect(count.ties).toEqual([{ ids: ['call', 'robot'], brokenBy: 'lot' }])
})

test.each([
  { wrong: 'half a seat', count: { ...base, seats: 0.5, ballots: [] } },
  { wrong: 'a candidate twice', count: { ...base, candidates: ['a', 'a'].map(aCandidate), ballots: [] } },
  { wrong: 'half a person', count: { ...base, ballots: [{ ranks: [['robot']], people: 0.5 }] } },
])('refused: $wrong', ({ count }) => {
  expect(() => countPlurality(count)).toThrow(RangeError)
})
