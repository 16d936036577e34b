import { expect, test } from 'vitest'
import { ballots, crowd, ideas, idsOf, weighing } from '#tests/some-elections.ts'
import { countSeqpav } from './count-seqpav.ts'
import { fraction } from './fraction.ts'

const base = { candidates: ideas('road', 'square', 'school'), seats: 2, seed: 'seed' }

test('whoever already has a winner counts half for the next one, then a third', () => {
  const count = countSeqpav({ ...base, seats: 3, ballots: [crowd(5, 'road', 'square'), crowd(3, 'school', 'road')] })

  expect(count.stages.filter((stage) => stage.stage === 'seat')).toEqual([
    { stage: 'seat', seat: 1, id: 'road', score: 8, exact: '8', supporters: 8 },
    { stage: 'seat', seat: 2, id: 'square', score: 2.5, exact: '5/2', supporters: 5 },
    { stage: 'seat', seat: 3, id: 'school', score: 1.5, exact: '3/2', supporters: 3 },
  ])
  expect(count.order).toBeNull()
})

test('a large minority is heard before a majority is heard twice', () => {
  const count = { ...base, ballots: [crowd(6, 'road', 'square'), crowd(4, 'school')] }

  expect(idsOf(countSeqpav(count))).toContain('school')
})

test('thirds of a vote add up exactly: three of them tie with one whole vote', () => {
  const third = weighing(fraction(1, 3), 'road')
  const { ties } = countSeqpav({ ...base, seats: 1, ballots: [third, third, third, ...ballots(['school'])] })

  expect(ties).toEqual([{ ids: ['road', 'school'], brokenBy: 'supporters' }])
})

test('an idea nobody supports leaves its seat vacant', () => {
  const { stages } = countSeqpav({ ...base, seats: 3, ballots: ballots(['road'], ['withdrawn']) })

  expect(stages[0]).toEqual({ stage: 'tally', ballots: 2, approvals: 1, ignored: 1 })
  expect(stages.at(-1)).toEqual({ stage: 'elected', ids: ['road'], vacant: 2 })
})

test.each([{ seats: -1 }, { seats: 0.5 }, { candidates: ideas('a', 'a') }])('refused: %o', (wrong) => {
  expect(() => countSeqpav({ ...base, ...wrong, ballots: [] })).toThrow(RangeError)
})
