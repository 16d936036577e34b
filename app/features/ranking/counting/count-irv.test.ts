import { expect, test } from 'vitest'
import { aCandidate, rankedBallots } from '#tests/ranked-ballots.ts'
import { countIrv } from './count-irv.ts'

const base = { candidates: ['robot', 'ticket', 'call'].map(aCandidate), seats: 1, seed: 'seed' }

test('the idea with the fewest votes goes, and its voters choose again', () => {
  const ballots = rankedBallots('robot * 4', 'ticket * 3', 'call > ticket * 2', 'call')
  const { winners, order, stages } = countIrv({ ...base, ballots, candidates: [...base.candidates] })

  expect(winners).toEqual([{ id: 'ticket', place: 1 }])
  expect(order.map(({ id, tally }) => [id, tally])).toEqual([
    ['ticket', 5],
    ['robot', 4],
    ['call', 3],
  ])
  expect(stages).toEqual([
    { stage: 'start', ballots: 10, blank: 0, ignored: 0, outside: [] },
    { stage: 'round', round: 1, votes: { call: '3', robot: '4', ticket: '3' }, exhausted: '0' },
    { stage: 'exclusion-tie', round: 1, ids: ['ticket', 'call'], brokenBy: 'supporters' },
    { stage: 'excluded', round: 1, id: 'call', votes: '3', to: { robot: '0', ticket: '2' }, exhausted: '1' },
    { stage: 'round', round: 2, votes: { robot: '4', ticket: '5' }, exhausted: '1' },
    { stage: 'elected', ids: ['ticket'], vacant: 0 },
  ])
})

test('level ideas: who had fewer votes in the latest round at which they differed goes', () => {
  const candidates = ['a', 'b', 'c', 'd'].map(aCandidate)
  const ballots = rankedBallots('a * 9', 'b * 5', 'c * 4', 'd > c', 'd')
  const { ties, stages } = countIrv({ ...base, candidates, ballots })

  expect(ties).toEqual([{ ids: ['b', 'c'], brokenBy: 'earlier-stage' }])
  expect(stages).toContainEqual(expect.objectContaining({ stage: 'excluded', round: 2, id: 'c' }))
})

test('a shared rank ends a ballot there', () => {
  const [, round] = countIrv({
    ...base,
    ballots: rankedBallots('robot', 'call = ticket > robot', 'gone > call'),
  }).stages

  expect(round).toMatchObject({ votes: { robot: '1', ticket: '0', call: '1' }, exhausted: '1' })
})

test('votes for an idea below the quorum move on from the start', () => {
  const ballots = rankedBallots('robot > ticket', 'ticket * 2', 'call * 2')
  const quorum = { kind: 'supporters', minimum: 2 } as const
  const { winners, order, stages } = countIrv({ ...base, ballots, quorum })

  expect(winners).toEqual([{ id: 'ticket', place: 1 }])
  expect(order.map(({ id }) => id)).toEqual(['ticket', 'call', 'robot'])
  expect(stages[0]).toMatchObject({ outside: ['robot'] })
})

test('a rank shared with an idea below the quorum is clear again', () => {
  const quorum = { kind: 'supporters', minimum: 2 } as const
  const [, round] = countIrv({ ...base, quorum, ballots: rankedBallots('robot = ticket', 'ticket', 'call * 2') }).stages

  expect(round).toMatchObject({ votes: { ticket: '2', call: '2' }, exhausted: '0' })
})
