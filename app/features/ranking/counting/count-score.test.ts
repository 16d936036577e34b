import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { ideas, idsOf } from '#tests/some-elections.ts'
import { mostVotes } from './count-quadratic.ts'
import { countScore } from './count-score.ts'
import { fraction, toNumber } from './fraction.ts'
import { shrunkMean } from './numbers/shrunk-mean.ts'
import { weightedMedian } from './numbers/weighted-median.ts'

const base = { candidates: ideas('road', 'school', 'pool'), seats: 1, seed: 'seed' }
const rated = (people: number, numbers: Record<string, number>) => ({ people, numbers })

test('one enthusiast does not beat many friends: few scores are drawn to the mean of the contest', () => {
  const count = countScore({
    ...base,
    ballots: [rated(1, { pool: 10 }), rated(30, { school: 9 }), rated(30, { road: 4 })],
  })

  expect(idsOf(count)).toEqual(['school'])
  expect(count.order.map((idea) => idea.id)).toEqual(['school', 'pool', 'road'])
  expect(count.stages[1]).toEqual({
    stage: 'scores',
    mean: 400 / 61,
    pseudoVotes: 10,
    ideas: [
      { id: 'pool', raters: 1, mean: 10, median: 10, shrunk: expect.closeTo(6.8703, 4), exact: '4610/671' },
      { id: 'road', raters: 30, mean: 4, median: 4, shrunk: expect.closeTo(4.6393, 4), exact: '283/61' },
      { id: 'school', raters: 30, mean: 9, median: 9, shrunk: expect.closeTo(8.3893, 4), exact: '2047/244' },
    ],
  })
})

test('no score is no opinion, never a zero', () => {
  const count = { ...base, ballots: [rated(20, { school: 8 }), rated(20, { road: 7, school: 8 }), rated(20, {})] }

  expect(idsOf(countScore(count))).toEqual(['school'])
})

test('an idea with fewer raters than asked for, or with nothing but zeros, cannot win', () => {
  const quorum = { kind: 'supporters' as const, minimum: 2 }
  const count = countScore({
    ...base,
    seats: 3,
    quorum,
    ballots: [rated(1, { road: 10 }), rated(3, { school: 2, pool: 0 })],
  })

  expect(idsOf(count)).toEqual(['school'])
  expect(count.quorum?.below).toEqual(['road'])
})

test('a score off the scale makes a ballot invalid', () => {
  const count = countScore({ ...base, lowest: 1, highest: 5, ballots: [rated(1, { road: 6 }), rated(1, { pool: 0 })] })

  expect(count.stages[0]).toMatchObject({ invalid: 2 })
})

test('shares of a group do not make the imaginary voters louder', () => {
  const ballots = [rated(5, { road: 9 }), rated(5, { school: 8 })]
  const small = ballots.map((ballot) => ({ ...ballot, weight: fraction(1, 1000) }))
  const standing = (count: ReturnType<typeof countScore>) => count.order.map(({ id, exact }) => [id, exact])

  expect(standing(countScore({ ...base, ballots: small }))).toEqual(standing(countScore({ ...base, ballots })))
})

test.each([
  { scores: [1, 9, 9], median: 9 },
  { scores: [1, 2, 3, 10], median: 2.5 },
  { scores: [], median: null },
])('the median of $scores is $median', ({ scores, median }) => {
  const perNumber = new Map<number, { mass: bigint }>()
  for (const score of scores) perNumber.set(score, { mass: (perNumber.get(score)?.mass ?? 0n) + 1n })
  expect(weightedMedian(perNumber)).toBe(median)
})

type Oracle = {
  fair: { votes: number; seen: number; contest_rate: number; m: number; mean: number }[]
  quadratic: { credits: number; max_votes_on_one_idea: number }[]
}
const file = 'oracles/score-formulas.json'
const found = sharedData(file)
const oracle: Oracle = found ? JSON.parse(found) : { fair: [], quadratic: [] }

describe.skipIf(!found)(needs('independently computed means', file), () => {
  test.each(oracle.fair)('$votes of $seen at $contest_rate is $mean', ({ votes, seen, contest_rate, m, mean }) => {
    const usual = fraction(Math.round(contest_rate * 1000), 1000)
    expect(toNumber(shrunkMean(fraction(votes), fraction(seen), usual, fraction(m)))).toBeCloseTo(mean, 8)
  })

  test.each(oracle.quadratic)(
    '$credits credits: $max_votes_on_one_idea votes',
    ({ credits, max_votes_on_one_idea }) => {
      expect(mostVotes(credits)).toBe(max_votes_on_one_idea)
    },
  )
})
