import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crowd, priced, someApprovals } from '#tests/some-elections.ts'

import { type BudgetElection, budgetElection, marketOf } from './budget-election.ts'
import { buyInTurn, type Purchase } from './equal-shares.ts'
import { raisePurses } from './raise-purses.ts'

/** One raise after the other, none left out. */
function raiseByOne(money: BudgetElection) {
  for (let [raises, kept] = [0n, [] as Purchase[]]; ; raises++) {
    const next = buyInTurn(marketOf(money, raises * BigInt(money.election.people)), BigInt(money.budget))
    if (!next) return { purchases: kept, raises: Number(raises) - 1 }
    kept = next
  }
}

test('leaving out raises that change nothing leads to the same purchases after as many raises', () => {
  const costly = someApprovals.map((count) => ({
    ...count,
    budget: count.budget * 23,
    candidates: count.candidates.map((idea) => ({ ...idea, cost: idea.cost * 31 + 1 })),
  }))
  fc.assert(
    fc.property(costly, (count) => {
      const money = budgetElection(count)
      const raised = raisePurses(money, 1n)
      fc.pre(raised.stopped !== 'all-bought')
      expect(raised).toMatchObject(raiseByOne(money))
    }),
    { numRuns: 100 },
  )
})

test('a budget in cents is counted without a million raises', () => {
  const candidates = priced({ park: 600_000_000, stage: 500_000_001, pond: 400_000_000 })
  const ballots = [crowd(3, 'park'), crowd(2, 'stage', 'park'), crowd(2, 'stage'), crowd(1, 'pond')]
  const money = budgetElection({ candidates, ballots, budget: 1_000_000_000, seed: 'seed' })
  const { purchases, raises } = raisePurses(money, 1n)

  expect(purchases.map(({ idea }) => money.election.ideas[idea]?.id)).toEqual(['park'])
  expect(raises).toBe(60_000_000)
})
