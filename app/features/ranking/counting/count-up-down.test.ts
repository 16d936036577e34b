import { expect, test } from 'vitest'
import { ideas, idsOf } from '#tests/some-elections.ts'
import { fairPrior } from '../orders/fair-prior.ts'
import { posteriorMean } from '../orders/posterior-mean.ts'
import { countUpDown } from './count-up-down.ts'

const base = { candidates: ideas('road', 'school', 'pool'), seats: 1, seed: 'seed' }
const said = (people: number, numbers: Record<string, number>) => ({ people, numbers })

test('what almost all who saw it want wins, not what divides many', () => {
  const count = countUpDown({
    ...base,
    ballots: [said(60, { road: 1 }), said(40, { road: -1 }), said(38, { school: 1 }), said(2, { school: 0 })],
  })

  expect(idsOf(count)).toEqual(['school'])
  expect(count.stages[1]).toEqual({
    stage: 'opinions',
    ideas: [
      { id: 'pool', up: 0, down: 0, pass: 0 },
      { id: 'road', up: 60, down: 40, pass: 0 },
      { id: 'school', up: 38, down: 0, pass: 2 },
    ],
  })
})

test('the number is the one that orders the list, without its rounding', () => {
  const count = countUpDown({ ...base, ballots: [said(3, { road: 1, school: 1 }), said(5, { road: 0, school: -1 })] })
  const rate = fairPrior(6, 16)

  expect(count.order.find((idea) => idea.id === 'road')?.tally).toBeCloseTo(posteriorMean(3, 8, rate), 12)
})

test('an idea nobody is for wins nothing, however few are against', () => {
  expect(idsOf(countUpDown({ ...base, seats: 3, ballots: [said(9, { road: 0 }), said(1, { pool: 1 })] }))).toEqual([
    'pool',
  ])
})

test('there is no saying up twice', () => {
  expect(countUpDown({ ...base, ballots: [said(1, { road: 2 })] }).stages[0]).toMatchObject({ invalid: 1 })
})
