import {
  type BudgetCount,
  type BudgetStage,
  budgetElection,
  fundInTurn,
  marketOf,
} from './approvals/budget-election.ts'
import { buyInTurn, type Purchase } from './approvals/equal-shares.ts'
import { type EqualSharesStage, explainPurchases } from './approvals/explain-purchases.ts'
import type { CountResult } from './count-result.ts'

export type MesStage = EqualSharesStage | BudgetStage

/**
 * Method of Equal Shares with costs: the budget is divided among the voters, and supporters buy their ideas together.
 * Peters, Pierczyński & Skowron, NeurIPS 2021 (arXiv 2008.13276), cost utilities, nothing added when purses are empty.
 *
 * Exact; ties: most supporters, then lower cost, then the lot. A voter of weight 2 has and pays what two voters would.
 * Usually leaves money over: see `countMesAdd1`. Throws a RangeError for a budget or cost that is no whole number,
 * candidates named twice, or negative weights.
 */
export function countMes(count: BudgetCount): CountResult<MesStage, null> {
  const money = budgetElection(count)
  const market = marketOf(money)
  const { before, rounds, after } = explainPurchases(market, buyInTurn(market) as Purchase[])
  return fundInTurn('mes', money, rounds, before, after)
}
