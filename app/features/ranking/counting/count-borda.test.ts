import { expect, test } from 'vitest'
import { aCandidate, rankedBallots } from '#tests/ranked-ballots.ts'
import { countBorda } from './count-borda.ts'

const base = { candidates: ['robot', 'ticket', 'call'].map(aCandidate), seats: 1, seed: 'seed' }
const points = (...lines: string[]) => countBorda({ ...base, ballots: rankedBallots(...lines) }).stages[0]

test('what everybody likes second can win', () => {
  const ballots = rankedBallots('robot > call > ticket * 3', 'ticket > call > robot * 2', 'call > ticket > robot')

  expect(countBorda({ ...base, ballots }).order.map(({ id, tally }) => [id, tally])).toEqual([
    ['call', 13],
    ['robot', 12],
    ['ticket', 11],
  ])
})

test('ideas that share a rank share its points', () => {
  expect(points('robot = ticket > call')).toMatchObject({ points: { robot: '5/2', ticket: '5/2', call: '1' } })
})

test('ideas left out share the last ranks', () => {
  expect(points('robot')).toMatchObject({ best: 3, points: { robot: '3', ticket: '3/2', call: '3/2' } })
})

test('a ballot that ranks nobody gives no points', () => {
  expect(points('', 'gone')).toMatchObject({ blank: 2, ignored: 1, points: { robot: '0', ticket: '0', call: '0' } })
})

test('three ballots of a third weigh as much as one', () => {
  const third = rankedBallots('robot > call ^ 1/3', 'robot > call ^ 1/3', 'robot > call ^ 1/3')

  expect(countBorda({ ...base, ballots: third }).stages[0]).toMatchObject({
    points: { robot: '3', call: '2', ticket: '1' },
  })
})

test('points for being left out seat nobody', () => {
  expect(countBorda({ ...base, seats: 3, ballots: rankedBallots('robot') }).winners).toEqual([
    { id: 'robot', place: 1 },
  ])
})
