import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ballots, crowd, idsOf, priced, someApprovals, weighing } from '#tests/some-elections.ts'
import { countMes } from '../count-mes.ts'
import { fraction } from '../fraction.ts'
import { approvalElection } from './approval-election.ts'
import { type BudgetCount, budgetElection, marketOf } from './budget-election.ts'
import { buyInTurn, type Market } from './equal-shares.ts'
import { cheapestExactly, exactShare, filledPurses, pay } from './purses.ts'

/** The rule as it is written down: no doubles, every idea asked every time. */
function byTheBook({ election, ideas, costs, money }: Market) {
  const purses = filledPurses(election, money)
  const rounds: number[][] = []
  const left = new Set(ideas.filter((idea) => costs[idea] !== 0n))
  for (;;) {
    const level = cheapestExactly(election, purses, [...left], costs)
    const [first] = level
    if (first === undefined) return rounds
    rounds.push(level)
    const bought = buyInTurn({ election, ideas, costs, money })?.filter(({ idea }) => costs[idea] !== 0n)
    const next = bought?.[rounds.length - 1]?.idea ?? first
    const share = exactShare(election, purses, next, costs[next] as bigint)
    if (share) pay(election, purses, next, share)
    left.delete(next)
  }
}

test('looking ahead with doubles buys exactly what the rule buys, round by round', () => {
  fc.assert(
    fc.property(someApprovals, fc.nat(30), (count, extra) => {
      const market = marketOf(budgetElection(count), BigInt(extra))
      const bought = (buyInTurn(market) ?? []).filter(({ idea }) => market.costs[idea] !== 0n)
      const rounds = byTheBook(market)
      expect(bought).toHaveLength(rounds.length)
      for (const [round, { idea }] of bought.entries()) expect(rounds[round]).toContain(idea)
    }),
    { numRuns: 500 },
  )
})

test('large sums and crooked weights hide no tie', () => {
  const crooked = fc.record({
    candidates: fc.constant(priced({ a: 999_983, b: 999_983, c: 1_000_003, d: 3, e: 1 })),
    ballots: fc.array(
      fc.record({
        approvals: fc.array(fc.constantFrom(...'abcde')),
        weight: fc.constantFrom(fraction(1, 997), fraction(1, 1009), fraction(10 ** 9, 7)),
      }),
      { maxLength: 8 },
    ),
    budget: fc.constantFrom(999_983, 1_999_966, 2_999_969),
    seed: fc.constant('seed'),
  })
  fc.assert(
    fc.property(crooked, (count) => {
      const market = marketOf(budgetElection(count))
      const rounds = byTheBook(market)
      for (const [round, { idea }] of (buyInTurn(market) ?? []).entries()) expect(rounds[round]).toContain(idea)
    }),
  )
})

test('nobody pays more than the purse holds, and supporters pay the whole cost, no more and no less', () => {
  fc.assert(
    fc.property(someApprovals, (count) => {
      const money = budgetElection(count)
      const market = marketOf(money)
      const purses = filledPurses(market.election, market.money)
      for (const { idea } of buyInTurn(market) ?? []) {
        const share = exactShare(market.election, purses, idea, market.costs[idea] as bigint)
        expect(share).not.toBeNull()
        const before = { ...purses, balances: [...purses.balances] }
        if (share) pay(market.election, purses, idea, share)
        const finer = purses.denominator / before.denominator
        const paid = before.balances.map((balance, block) => balance * finer - (purses.balances[block] as bigint))
        const sum = paid.reduce((all, own, block) => all + own * (market.election.blocks[block]?.mass ?? 0n), 0n)
        expect(purses.balances.every((balance) => balance >= 0n)).toBe(true)
        expect(paid.every((own) => own >= 0n)).toBe(true)
        expect(sum).toBe((market.costs[idea] as bigint) * purses.denominator)
      }
    }),
  )
})

test('shopping stops when more than allowed is spent', () => {
  const election = approvalElection({ candidates: priced({ a: 5 }), ballots: ballots(['a']), seed: 'seed' })

  expect(buyInTurn({ election, ideas: [0], costs: [5n], money: 9n }, 4n)).toBeNull()
})

const base = { candidates: priced({ park: 60, stage: 40, bench: 40 }), budget: 100, seed: 'seed' }
const bought = (count: BudgetCount) => countMes(count).stages.filter((stage) => stage.stage === 'bought')

test('a minority with a third of the money gets a third of the ideas, though others have more votes', () => {
  const count = {
    ...base,
    candidates: priced({ road: 40, square: 40, school: 40 }),
    budget: 120,
    ballots: [crowd(20, 'road', 'square'), crowd(10, 'school')],
  }

  expect(idsOf(countMes(count)).sort()).toEqual(['road', 'school', 'square'])
})

test('the protocol says who paid what: in full, or all they had left', () => {
  const count = { ...base, ballots: [crowd(5, 'park'), crowd(3, 'park', 'stage'), crowd(2, 'stage')] }

  expect(countMes(count).stages).toEqual([
    { stage: 'tally', ballots: 10, approvals: 13, ignored: 0 },
    { stage: 'purses', voters: 10, each: 10, exact: '10' },
    {
      stage: 'bought',
      id: 'park',
      cost: 60,
      share: 7.5,
      exact: '15/2',
      effectiveVotes: 8,
      paidInFull: 8,
      gaveAll: 0,
    },
    { stage: 'unbought', ideas: [{ id: 'stage', cost: 40, money: 27.5, missing: 12.5 }] },
    { stage: 'unheard', people: 2 },
    { stage: 'funded', ids: ['park'], spent: 60, left: 40 },
  ])
})

test('who has less than a share gives all, and the others make up for it', () => {
  const count = {
    ...base,
    candidates: priced({ lamp: 12, pond: 19 }),
    budget: 40,
    ballots: [crowd(2, 'lamp', 'pond'), crowd(1, 'lamp'), crowd(1, 'pond')],
  }

  expect(bought(count)).toMatchObject([
    { id: 'lamp', exact: '4', paidInFull: 3, gaveAll: 0 },
    { id: 'pond', exact: '7', paidInFull: 1, gaveAll: 2 },
  ])
})

test('a voter of weight two has and pays what two voters would', () => {
  const two = fraction(2)
  const weighed = [weighing(two, 'park'), weighing(two, 'park', 'bench'), weighing(fraction(1), 'stage')]
  const counted = [crowd(2, 'park'), crowd(2, 'park', 'bench'), crowd(1, 'stage')]

  expect(bought({ ...base, ballots: weighed }).map(({ id, exact }) => [id, exact])).toEqual(
    bought({ ...base, ballots: counted }).map(({ id, exact }) => [id, exact]),
  )
})

test('an idea that costs nothing is taken first if anybody wants it; one dearer than everything never', () => {
  const candidates = priced({ free: 0, unwanted: 0, palace: 101, bench: 40 })
  const count = { ...base, candidates, ballots: ballots(['bench', 'palace'], ['bench', 'palace'], ['free']) }

  expect(idsOf(countMes(count))).toEqual(['free', 'bench'])
  expect(countMes(count).stages).toContainEqual({ stage: 'too-dear', ids: ['palace'] })
})

test('level ideas: more supporters, then the cheaper one, and a seat decided so is said to be', () => {
  const count = {
    ...base,
    candidates: priced({ dear: 30, cheap: 20 }),
    budget: 40,
    ballots: ballots(['dear', 'cheap']),
  }

  expect(idsOf(countMes(count))).toEqual(['cheap'])
  expect(countMes(count).stages).toContainEqual({
    stage: 'tie',
    ids: ['cheap', 'dear'],
    brokenBy: 'cost',
    decidesSeat: true,
  })
})

test.each([
  { wrong: 'half a cent', count: { ...base, candidates: [{ id: 'a', cost: 0.5 }], ballots: [] } },
  { wrong: 'an idea without a cost', count: { ...base, candidates: [{ id: 'a' }], ballots: [] } },
  { wrong: 'a budget below nothing', count: { ...base, budget: -1, ballots: [] } },
  { wrong: 'half a voter', count: { ...base, ballots: [{ approvals: ['park'], people: 0.5 }] } },
])('refused: $wrong', ({ count }) => {
  expect(() => countMes(count)).toThrow(RangeError)
})
