import { expect, test } from 'vitest'
import { ideas, idsOf } from '#tests/some-elections.ts'
import { countStar } from './count-star.ts'

const base = { candidates: ideas('road', 'school', 'pool'), seats: 1, highest: 5, seed: 'seed' }
const rated = (people: number, numbers: Record<string, number>) => ({ people, numbers })

test('of the two highest scores wins the one that more people prefer', () => {
  const count = countStar({
    ...base,
    ballots: [rated(4, { road: 5, school: 0, pool: 0 }), rated(6, { road: 3, school: 4 })],
  })

  expect(idsOf(count)).toEqual(['school'])
  expect(count.stages).toContainEqual({
    stage: 'runoff',
    seat: 1,
    ids: ['school', 'road'],
    prefer: [6, 4],
    exact: ['6', '4'],
    by: 'preference',
  })
})

test('who scored only one of the finalists has no say in the runoff', () => {
  const count = countStar({ ...base, ballots: [rated(9, { road: 5 }), rated(1, { road: 3, school: 4 })] })

  expect(idsOf(count)).toEqual(['school'])
})

test('a level runoff goes to the higher score', () => {
  const count = countStar({ ...base, ballots: [rated(1, { road: 5, school: 1 }), rated(1, { road: 3, school: 4 })] })

  expect(idsOf(count)).toEqual(['road'])
  expect(count.stages).toContainEqual(expect.objectContaining({ stage: 'runoff', prefer: [1, 1], by: 'score' }))
})

test('level in everything: the ladder decides', () => {
  const count = countStar({ ...base, ballots: [rated(2, { road: 5, school: 5 })] })

  expect(count.stages).toContainEqual(expect.objectContaining({ stage: 'runoff', by: 'ladder' }))
})

test('several seats are filled one after the other, and the last one needs no runoff', () => {
  const count = countStar({ ...base, seats: 4, ballots: [rated(3, { road: 5, school: 4 })] })

  expect(idsOf(count)).toEqual(['road', 'school'])
  expect(count.stages.slice(-2)).toEqual([
    { stage: 'walkover', seat: 2, id: 'school' },
    { stage: 'elected', ids: ['road', 'school'], vacant: 2 },
  ])
})
