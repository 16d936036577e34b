import { expect, test } from 'vitest'
import { aCandidate, rankedBallots } from '#tests/ranked-ballots.ts'
import { countSchulze } from './count-schulze.ts'

const base = { candidates: ['robot', 'ticket', 'call'].map(aCandidate), seats: 1, seed: 'seed' }

test('whoever wins every direct comparison wins, with few first choices too', () => {
  const ballots = rankedBallots('robot > call * 4', 'ticket > call * 3', 'call * 2')
  const { winners, stages } = countSchulze({ ...base, ballots })

  expect(winners).toEqual([{ id: 'call', place: 1 }])
  expect(stages[0]).toEqual({
    stage: 'pairs',
    ballots: 9,
    blank: 0,
    ignored: 0,
    ids: ['call', 'robot', 'ticket'],
    votes: [
      ['0', '5', '6'],
      ['4', '0', '4'],
      ['3', '3', '0'],
    ],
  })
  expect(stages[1]).toMatchObject({ stage: 'paths', beatsAll: 'call', layers: [['call'], ['robot'], ['ticket']] })
})

test('a circle is cut at its weakest link', () => {
  const ballots = rankedBallots('robot > ticket > call * 4', 'ticket > call > robot * 3', 'call > robot > ticket * 2')
  const { order, stages } = countSchulze({ ...base, ballots })

  expect(order.map(({ id, tally }) => [id, tally])).toEqual([
    ['robot', 2],
    ['ticket', 1],
    ['call', 0],
  ])
  expect(stages[1]).toMatchObject({ beatsAll: null })
})

test('ideas on one rank are preferred to none of each other', () => {
  const [pairs] = countSchulze({ ...base, ballots: rankedBallots('robot = call > ticket * 2', 'call') }).stages

  expect(pairs).toMatchObject({
    votes: [
      ['0', '1', '3'],
      ['0', '0', '2'],
      ['0', '0', '0'],
    ],
  })
})

test('ideas that nothing separates are ordered by the ladder, and the protocol says that this decided the seat', () => {
  const candidates = [
    { id: 'dear', cost: 9 },
    { id: 'cheap', cost: 1 },
  ]
  const { winners, stages } = countSchulze({
    ...base,
    candidates,
    ballots: rankedBallots('dear > cheap', 'cheap > dear'),
  })

  expect(winners).toEqual([{ id: 'cheap', place: 1 }])
  expect(stages).toContainEqual({ stage: 'tie', ids: ['cheap', 'dear'], brokenBy: 'cost', decidesSeat: true })
})

test('employees weigh in with exact fractions', () => {
  const ballots = rankedBallots('robot > call ^ 1/3', 'robot > call ^ 1/3', 'call > robot ^ 2/3')
  const { stages, ties } = countSchulze({ ...base, ballots })

  expect(stages[0]).toMatchObject({
    votes: [
      ['0', '2/3', '4/3'],
      ['2/3', '0', '4/3'],
      ['0', '0', '0'],
    ],
  })
  expect(ties).toEqual([{ ids: expect.arrayContaining(['call', 'robot']), brokenBy: 'lot' }])
})
