import { expect, test } from 'vitest'
import { ideas, idsOf } from '#tests/some-elections.ts'
import { countPoints } from './count-points.ts'
import { countQuadratic, mostVotes, quadraticCost } from './count-quadratic.ts'
import { fraction } from './fraction.ts'

const base = { candidates: ideas('road', 'school', 'pool'), seats: 1, seed: 'seed' }
const given = (...all: Record<string, number>[]) => all.map((numbers) => ({ numbers }))

test('the most points win, not the most people', () => {
  const count = countPoints({ ...base, pointsPerVoter: 10, ballots: given({ road: 10 }, { school: 4 }, { school: 5 }) })

  expect(idsOf(count)).toEqual(['road'])
  expect(count.order?.map(({ id, exact, supporters }) => [id, exact, supporters])).toEqual([
    ['road', '10', 1],
    ['school', '9', 2],
    ['pool', '0', 0],
  ])
})

test.each<{ why: string; numbers: Record<string, number> }>([
  { why: 'more in all than everybody has', numbers: { road: 6, school: 5 } },
  { why: 'more on one idea than allowed', numbers: { road: 8 } },
  { why: 'less than nothing', numbers: { road: -1 } },
  { why: 'half a point', numbers: { road: 0.5 } },
])('a ballot is left out whole for $why', ({ numbers }) => {
  const count = countPoints({ ...base, pointsPerVoter: 10, pointsPerIdea: 7, ballots: given(numbers, { pool: 1 }) })

  expect(idsOf(count)).toEqual(['pool'])
  expect(count.stages[0]).toEqual({ stage: 'tally', ballots: 2, numbers: 1, ignored: 0, invalid: 1 })
})

test('quadratic: two people with two votes each outweigh one with three, who paid more', () => {
  const count = { ...base, credits: 9, ballots: given({ road: 3 }, { school: 2 }, { school: 2, pool: 2 }) }

  expect(idsOf(countQuadratic(count))).toEqual(['school'])
  expect(quadraticCost([2, 2])).toBe(8)
})

test('quadratic: votes against cost the same, and a ballot that cost too much is left out', () => {
  const count = countQuadratic({ ...base, credits: 9, ballots: given({ road: 3 }, { road: -2, pool: 2 }, { pool: 4 }) })

  expect(count.order?.map(({ id, exact }) => [id, exact])).toEqual([
    ['pool', '2'],
    ['road', '1'],
    ['school', '0'],
  ])
  expect(count.stages[0]).toMatchObject({ invalid: 1 })
})

test('what is voted below nothing wins no seat', () => {
  const count = { ...base, seats: 3, credits: 9, ballots: given({ road: -1, school: 1 }) }

  expect(idsOf(countQuadratic(count))).toEqual(['school'])
})

test('groups weigh: half a say is half the points', () => {
  const ballots = [{ numbers: { road: 3 }, weight: fraction(1, 2), people: 3 }]

  expect(countPoints({ ...base, pointsPerVoter: 3, ballots }).order?.[0]).toMatchObject({ exact: '9/2', supporters: 3 })
})

test.each([
  { credits: 1, most: 1 },
  { credits: 24, most: 4 },
  { credits: 25, most: 5 },
  { credits: 100, most: 10 },
])('$credits credits buy at most $most votes on one idea', ({ credits, most }) => {
  expect(mostVotes(credits)).toBe(most)
})
