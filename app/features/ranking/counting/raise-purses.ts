import { type BudgetElection, spentOn } from './budget-election.ts'
import { marketOf } from './count-mes.ts'
import { buyInTurn, type Purchase } from './equal-shares.ts'

export type Raised = { purchases: Purchase[]; raises: number; stopped: 'next-overspends' | 'all-bought' }

/**
 * Add-1 completion: gives every voter `raise` more (by weight, so much on average) again and again, and keeps the last
 * outcome before the one that would cost more than the budget. Outcomes on the way that leave nothing affordable do not
 * end it. equalshares.net/explanation#add1.
 */
export function raisePurses(money: BudgetElection, raise: bigint): Raised {
  const step = raise * BigInt(money.election.people)
  const limit = BigInt(money.budget)
  if (
    spentOn(
      money,
      money.affordable.map((idea) => ({ idea })),
    ) <= limit
  )
    return buyAll(money, step)

  for (let [raises, kept] = [0, [] as Purchase[]]; ; raises++) {
    const next = buyInTurn(marketOf(money, step * BigInt(raises)), limit)
    if (!next) return { purchases: kept, raises: raises - 1, stopped: 'next-overspends' }
    kept = next
  }
}

/** Where the budget pays for everything, all are bought in the end: doubling the raises gets there sooner. */
function buyAll(money: BudgetElection, step: bigint): Raised {
  for (let raises = 0; ; raises = Math.max(1, raises * 2)) {
    const purchases = buyInTurn(marketOf(money, step * BigInt(raises))) as Purchase[]
    if (purchases.length === money.affordable.length) return { purchases, raises, stopped: 'all-bought' }
  }
}
