import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crowd, idsOf, priced, someApprovals } from '#tests/some-elections.ts'
import { countMes } from './count-mes.ts'
import { countMesAdd1 } from './count-mes-add1.ts'
import { countMesAdd1u } from './count-mes-add1u.ts'

const base = { candidates: priced({ park: 60, stage: 40, bench: 10 }), budget: 100, seed: 'seed' }
const three = [crowd(5, 'park'), crowd(5, 'stage'), crowd(1, 'bench')]
const raisedOf = (count: Parameters<typeof countMesAdd1>[0]) =>
  countMesAdd1(count).stages.find((stage) => stage.stage === 'raised')

test('purses grow until the next raise would spend more than there is', () => {
  const count = { ...base, ballots: three }

  expect(idsOf(countMes(count))).toEqual(['stage'])
  expect(idsOf(countMesAdd1(count))).toEqual(['stage', 'bench'])
  expect(raisedOf(count)).toEqual({ stage: 'raised', raises: 2, raise: 1, stopped: 'next-overspends' })
})

test('what then still fits is filled by votes', () => {
  const count = {
    ...base,
    candidates: priced({ park: 60, stage: 45, lamp: 20 }),
    ballots: [...three, crowd(1, 'lamp')],
  }
  const { stages } = countMesAdd1u(count)

  expect(idsOf(countMesAdd1(count))).toEqual(['stage'])
  expect(idsOf(countMesAdd1u(count))).toEqual(['stage', 'lamp'])
  expect(stages).toContainEqual({ stage: 'filled', id: 'lamp', cost: 20, votes: 1, exact: '1', left: 35 })
  expect(stages.at(-1)).toEqual({ stage: 'funded', ids: ['stage', 'lamp'], spent: 65, left: 35 })
})

test('a budget that pays for everything buys everything that has a supporter', () => {
  const count = { ...base, budget: 1_000_000, ballots: [crowd(9999, 'park'), crowd(1, 'bench')] }

  expect(idsOf(countMesAdd1(count))).toEqual(['park', 'bench'])
  expect(raisedOf({ ...count, ballots: [crowd(2_000_000, 'park'), crowd(1, 'bench')] })).toMatchObject({
    stopped: 'all-bought',
  })
})

test('purses may grow by more than one at a time', () => {
  expect(raisedOf({ ...base, raise: 100, ballots: three })).toMatchObject({ raise: 100 })
  expect(() => countMesAdd1({ ...base, raise: 0, ballots: three })).toThrow(RangeError)
})

test('winners never cost more than the budget, all have supporters, and raising takes no money away', () => {
  fc.assert(
    fc.property(someApprovals, (count) => {
      const cost = (ids: string[]) =>
        ids.reduce((sum, id) => sum + (count.candidates.find((idea) => idea.id === id)?.cost ?? 0), 0)
      for (const rule of [countMes, countMesAdd1, countMesAdd1u]) {
        const elected = idsOf(rule(count))
        expect(cost(elected)).toBeLessThanOrEqual(count.budget)
        expect(elected.every((id) => count.ballots.some((ballot) => ballot.approvals.includes(id)))).toBe(true)
      }
      const kept = idsOf(countMesAdd1(count))
      expect(idsOf(countMesAdd1u(count)).slice(0, kept.length)).toEqual(kept)
    }),
  )
})
