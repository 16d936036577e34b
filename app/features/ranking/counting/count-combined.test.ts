import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CombinedCount, countCombined } from './count-combined.ts'

const base = { seed: 's', seats: 2 }
const candidates = (ids: string) => [...ids].map((id) => ({ id }))
const everyone = (ids: string) => new Map([...ids].map((id) => [id, 1]))
const orderOf = (count: CombinedCount) => countCombined(count).order.map(({ id, exact }) => `${id} ${exact}`)

test('40 % of the jury and 60 % of the crowd, worked by hand', () => {
  const jury = [['a'], ['b', 'c'], ['d']]
  const crowd = [['d'], ['c'], ['a'], ['b']]
  const count = { ...base, candidates: candidates('abcd'), share: 40, jury, crowd, supporters: everyone('abcd') }
  // a: .4·3 + .6·1 = 1.8 · b: .4·1.5 + .6·0 = .6 · c: .4·1.5 + .6·2 = 1.8 · d: .4·0 + .6·3 = 1.8
  expect(orderOf(count).sort()).toEqual(['a 9/5', 'b 3/5', 'c 9/5', 'd 9/5'])
  expect(countCombined(count).ties).toMatchObject([{ brokenBy: 'lot' }])
  expect(orderOf({ ...count, supporters: new Map([...everyone('ab'), ['c', 2], ['d', 3]]) }).slice(0, 3)).toEqual([
    'd 9/5',
    'c 9/5',
    'a 9/5',
  ])
})

test('an idea nobody supports never wins, and one below the quorum neither', () => {
  const jury = [['a'], ['b'], ['c']]
  const count = {
    ...base,
    candidates: candidates('abc'),
    share: 100,
    jury,
    crowd: [],
    supporters: new Map([
      ['b', 1],
      ['c', 3],
    ]),
  }
  expect(countCombined(count).winners.map(({ id }) => id)).toEqual(['b', 'c'])
  const quorum = { kind: 'supporters' as const, minimum: 2 }
  expect(countCombined({ ...count, quorum }).winners.map(({ id }) => id)).toEqual(['c'])
})

test('shares that are no percentages are refused', () => {
  const count = { ...base, candidates: [], jury: [], crowd: [], supporters: new Map() }
  expect(() => countCombined({ ...count, share: 101 })).toThrow(RangeError)
  expect(() => countCombined({ ...count, share: 0.5 })).toThrow(RangeError)
})

const someOrders = fc
  .record({
    size: fc.integer({ min: 1, max: 8 }),
    share: fc.nat(100),
    juryLevels: fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }),
    crowdLevels: fc.array(fc.nat(4), { minLength: 8, maxLength: 8 }),
  })
  .map(({ size, share, juryLevels, crowdLevels }) => {
    const ids = [...'abcdefgh'].slice(0, size)
    const levels = (of: number[]) => [0, 1, 2, 3].map((level) => ids.filter((_, index) => of[index] === level))
    return { ids, share, jury: levels(juryLevels), crowd: levels(crowdLevels) }
  })

test('all of the weight gives that order; unanimous orders stay; the points are all shared out', () => {
  fc.assert(
    fc.property(someOrders, ({ ids, share, jury, crowd }) => {
      const count = { ...base, candidates: candidates(ids.join('')), jury, crowd, supporters: everyone(ids.join('')) }
      const level = (order: string[][]) => new Map(order.flatMap((group, at) => group.map((id) => [id, at] as const)))
      for (const [all, order] of [
        [100, jury],
        [0, crowd],
      ] as const) {
        const places = countCombined({ ...count, share: all }).order.map(({ id }) => level(order).get(id) ?? 9)
        expect(places).toEqual([...places].sort((one, other) => one - other))
      }
      const { order, stages } = countCombined({ ...count, share })
      const [byJury, byCrowd] = [level(jury), level(crowd)]
      const before = (one: string, other: string) =>
        [byJury, byCrowd].every((by) => (by.get(one) ?? 9) < (by.get(other) ?? 9))
      for (const [at, { id }] of order.entries())
        for (const later of order.slice(at + 1)) expect(before(later.id, id)).toBe(false)
      const combined = stages.find((stage) => stage.stage === 'combined')
      const sum = combined?.stage === 'combined' ? combined.ideas.reduce((total, idea) => total + idea.jury, 0) : -1
      expect(sum).toBe((ids.length * (ids.length - 1)) / 2)
    }),
  )
})

test('shuffling ideas changes nothing', () => {
  fc.assert(
    fc.property(someOrders, ({ ids, share, jury, crowd }) => {
      const turned = (order: string[][]) => order.map((group) => [...group].reverse())
      const count = {
        ...base,
        share,
        candidates: candidates(ids.join('')),
        jury,
        crowd,
        supporters: everyone(ids.join('')),
      }
      const other = { ...count, candidates: [...count.candidates].reverse(), jury: turned(jury), crowd: turned(crowd) }
      expect(countCombined(other)).toEqual(countCombined(count))
    }),
  )
})
