import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ballots, crowd, ideas, idsOf, someApprovals, weighing } from '#tests/some-elections.ts'
import { countPhragmen } from './count-phragmen.ts'
import { fraction } from './fraction.ts'

const base = { candidates: ideas('road', 'square', 'bridge', 'school'), seats: 3, seed: 'seed' }

test('a third of the voters gets a third of the seats', () => {
  const count = { ...base, ballots: [crowd(20, 'road', 'square', 'bridge'), crowd(10, 'school')] }

  expect(idsOf(countPhragmen(count))).toContain('school')
  expect(countPhragmen(count).winners).toHaveLength(3)
})

test('the protocol tells what each supporter carries when an idea is elected', () => {
  const count = { ...base, ballots: [crowd(3, 'road'), crowd(1, 'road', 'school'), crowd(1, 'school'), crowd(1)] }

  expect(countPhragmen(count).stages).toEqual([
    { stage: 'tally', ballots: 6, approvals: 6, ignored: 0 },
    { stage: 'seat', seat: 1, id: 'road', load: 0.25, exact: '1/4', supporters: 4 },
    { stage: 'seat', seat: 2, id: 'school', load: 0.625, exact: '5/8', supporters: 2 },
    { stage: 'unheard', people: 0 },
    { stage: 'elected', ids: ['road', 'school'], vacant: 1 },
  ])
})

test('a tie is told before the seat it decided, with what broke it', () => {
  const candidates = [
    { id: 'dear', cost: 9 },
    { id: 'cheap', cost: 1 },
  ]
  const { stages, ties } = countPhragmen({ ...base, candidates, seats: 1, ballots: ballots(['dear', 'cheap']) })

  expect(ties).toEqual([{ ids: ['cheap', 'dear'], brokenBy: 'cost' }])
  expect(stages.slice(1, 3)).toMatchObject([
    { stage: 'tie', ids: ['cheap', 'dear'], brokenBy: 'cost', decidesSeat: true },
    { stage: 'seat', id: 'cheap' },
  ])
})

test('an election that drew its own lots is counted with them', () => {
  const tie = { ...base, seats: 1, ballots: ballots(['road', 'square', 'school']) }
  const drawn = (first: string) => idsOf(countPhragmen({ ...tie, lot: (id) => (id === first ? 'a' : `b ${id}`) }))

  expect([drawn('square'), drawn('school')]).toEqual([['square'], ['school']])
})

test('employees and customers have the same say in all, whatever their numbers', () => {
  const employee = (...approvals: string[]) => weighing(fraction(1, 4), ...approvals)
  const customer = (...approvals: string[]) => weighing(fraction(1, 40), ...approvals)
  const count = {
    ...base,
    seats: 2,
    ballots: [
      ...Array.from({ length: 2 }, () => employee('road', 'square')),
      ...Array.from({ length: 20 }, () => customer('school', 'bridge')),
    ],
  }

  expect(idsOf(countPhragmen(count)).filter((id) => ['road', 'square'].includes(id))).toHaveLength(1)
})

test('below the quorum nobody is elected', () => {
  const quorum = { kind: 'supporters' as const, minimum: 2 }
  const count = countPhragmen({ ...base, quorum, ballots: ballots(['road'], ['road'], ['school']) })

  expect(idsOf(count)).toEqual(['road'])
  expect(count.quorum).toEqual({ needed: 2, participants: 3, below: ['school'] })
})

test('nobody ever carries less than before', () => {
  fc.assert(
    fc.property(someApprovals, (count) => {
      const loads = countPhragmen(count).stages.flatMap((stage) => (stage.stage === 'seat' ? [stage.load] : []))
      expect(loads).toEqual([...loads].sort((one, other) => one - other))
    }),
  )
})

test('a ballot for so many people counts like so many ballots', () => {
  fc.assert(
    fc.property(someApprovals, (count) => {
      const single = count.ballots.flatMap(({ people, ...ballot }) => Array.from({ length: people }, () => ballot))
      expect(countPhragmen({ ...count, ballots: single })).toEqual(countPhragmen(count))
    }),
  )
})
