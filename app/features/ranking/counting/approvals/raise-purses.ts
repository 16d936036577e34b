import { type BudgetElection, marketOf, spentOn } from './budget-election.ts'
import { buyInTurn, type Purchase } from './equal-shares.ts'
import { spareMoney } from './spare-money.ts'

export type Raised = { purchases: Purchase[]; raises: number; stopped: 'next-overspends' | 'all-bought' }

/**
 * Add-1 completion: gives every voter `raise` more (by weight, so much on average) again and again, and keeps the last
 * outcome before the one that would cost more than the budget. Outcomes on the way that leave nothing affordable do not
 * end it. equalshares.net/explanation. Raises that certainly change nothing are taken in one step.
 */
export function raisePurses(money: BudgetElection, raise: bigint): Raised {
  const step = raise * BigInt(money.election.people)
  const limit = BigInt(money.budget)
  const all = money.affordable.map((idea) => ({ idea }))
  if (spentOn(money, all) <= limit) return buyAll(money, step)

  for (let [raises, kept] = [0, [] as Purchase[]]; ; ) {
    const market = marketOf(money, step * BigInt(raises))
    const next = buyInTurn(market, limit)
    if (!next) return { purchases: kept, raises: raises - 1, stopped: 'next-overspends' }
    const spare = isSame(kept, next) ? spareMoney(market, next, Number(step)) : 0
    kept = next
    raises += 1 + Math.floor((spare / Number(step)) * (1 - 1e-9))
  }
}

const isSame = (one: readonly Purchase[], other: readonly Purchase[]) =>
  one.length === other.length && one.every(({ idea }, at) => idea === other[at]?.idea)

/** Where the budget pays for everything, all are bought in the end: doubling the raises gets there sooner. */
function buyAll(money: BudgetElection, step: bigint): Raised {
  for (let raises = 0; ; raises = Math.max(1, raises * 2)) {
    const purchases = buyInTurn(marketOf(money, step * BigInt(raises))) as Purchase[]
    if (purchases.length === money.affordable.length) return { purchases, raises, stopped: 'all-bought' }
  }
}
