import { expect, test } from 'vitest'
import { crowd, ideas, idsOf } from '#tests/some-elections.ts'
import { countEes } from './count-ees.ts'

const base = { candidates: ideas('road', 'square', 'bridge', 'school', 'pool'), seats: 3, seed: 'seed' }

test('ten people who agree pay for a seat out of thirty people’s three', () => {
  const count = countEes({ ...base, ballots: [crowd(20, 'road', 'square', 'bridge'), crowd(10, 'school')] })

  expect(idsOf(count)).toContain('school')
  expect(count.stages.filter((stage) => stage.stage === 'bought')).toHaveLength(3)
})

test('seats that nobody can pay for go to those whose supporters have most left', () => {
  const count = countEes({ ...base, seats: 2, ballots: [crowd(5, 'road'), crowd(3, 'school'), crowd(2, 'pool')] })

  expect(count.stages.slice(1)).toEqual([
    { stage: 'purses', voters: 10, each: 0.2, exact: '1/5' },
    { stage: 'bought', id: 'road', cost: 1, share: 0.2, exact: '1/5', effectiveVotes: 5, paidInFull: 5, gaveAll: 0 },
    { stage: 'seat', seat: 2, id: 'school', load: 2 / 15, exact: '2/15', supporters: 3 },
    { stage: 'unheard', people: 2 },
    { stage: 'elected', ids: ['road', 'school'], vacant: 0 },
  ])
})

test('without seats nobody is elected', () => {
  expect(idsOf(countEes({ ...base, seats: 0, ballots: [crowd(3, 'road')] }))).toEqual([])
})
