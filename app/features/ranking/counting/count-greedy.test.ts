import { expect, test } from 'vitest'
import { ballots, crowd, idsOf, priced } from '#tests/some-elections.ts'
import { countGreedy } from './count-greedy.ts'
import type { NumberBallot } from './count-result.ts'

const base = { candidates: priced({ park: 60, stage: 50, bench: 40 }), budget: 100, seed: 'seed' }

test('from the most voted down: what does not fit is passed over, and counting goes on', () => {
  const count = countGreedy({ ...base, ballots: [crowd(3, 'park'), crowd(2, 'stage'), crowd(1, 'bench')] })

  expect(idsOf(count)).toEqual(['park', 'bench'])
  expect(count.order.map((idea) => idea.id)).toEqual(['park', 'stage', 'bench'])
  expect(count.stages).toEqual([
    { stage: 'tally', ballots: 6, approvals: 6, ignored: 0 },
    { stage: 'taken', id: 'park', cost: 60, votes: 3, exact: '3', left: 40 },
    { stage: 'passed-over', id: 'stage', cost: 50, votes: 2, exact: '2', left: 40 },
    { stage: 'taken', id: 'bench', cost: 40, votes: 1, exact: '1', left: 0 },
    { stage: 'funded', ids: ['park', 'bench'], spent: 100, left: 0 },
  ])
})

test('points are summed as votes are', () => {
  const points: NumberBallot[] = [
    { numbers: { bench: 5 } },
    { numbers: { stage: 3 }, people: 2 },
    { numbers: { park: -1 } },
  ]
  const count = countGreedy({ ...base, points })

  expect(idsOf(count)).toEqual(['stage', 'bench'])
  expect(count.stages[0]).toEqual({ stage: 'tally', ballots: 4, numbers: 3, ignored: 0, invalid: 1 })
})

test('an idea without votes is not taken, though there is money', () => {
  expect(idsOf(countGreedy({ ...base, ballots: ballots(['bench']) }))).toEqual(['bench'])
})

test('below the quorum an idea gets no money', () => {
  const quorum = { kind: 'supporters' as const, minimum: 2 }

  expect(idsOf(countGreedy({ ...base, quorum, ballots: [crowd(2, 'park'), crowd(1, 'bench')] }))).toEqual(['park'])
})

test('level ideas: the cheaper one is taken, and that this decided is said', () => {
  const { stages } = countGreedy({ ...base, budget: 70, ballots: ballots(['park', 'bench']) })

  expect(stages).toContainEqual({ stage: 'tie', ids: ['bench', 'park'], brokenBy: 'cost', decidesSeat: true })
})
