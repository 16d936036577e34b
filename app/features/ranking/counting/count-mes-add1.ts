import {
  type BudgetCount,
  type BudgetElection,
  budgetElection,
  fundInTurn,
  marketOf,
} from './approvals/budget-election.ts'
import { type EqualSharesStage, explainPurchases } from './approvals/explain-purchases.ts'
import { raisePurses } from './approvals/raise-purses.ts'
import { wholeNumber } from './count-input.ts'
import type { MesStage } from './count-mes.ts'
import type { CountResult } from './count-result.ts'

/** `raise`: by how much purses grow at a time, in the unit of the costs; 1 unless given. */
export type RaisedCount = BudgetCount & { raise?: number }

/** Why raising ended: the `next-overspends`, or `all-bought` when the budget pays for every idea with support. */
export type RaisedStage = { stage: 'raised'; raises: number; raise: number; stopped: 'next-overspends' | 'all-bought' }
export type MesAdd1Stage = MesStage | RaisedStage

/**
 * Method of Equal Shares, completed by raising every purse until the next raise would overspend the budget.
 * Peters, Pierczyński & Skowron, NeurIPS 2021; completion "add1": equalshares.net/explanation.
 *
 * Exact; ties: most supporters, then lower cost, then the lot. Payments are told in raised purses: winners together
 * cost no more than the real budget. Throws a RangeError like `countMes`, and for a raise that is no number above zero.
 */
export function countMesAdd1(count: RaisedCount): CountResult<MesAdd1Stage, null> {
  const money = budgetElection(count)
  const { before, rounds, after } = raisedRounds(money, count)
  return fundInTurn<EqualSharesStage | RaisedStage>('mes-add1', money, rounds, before, after)
}

/** The purchases of the last raise that did not overspend, explained. */
export function raisedRounds(money: BudgetElection, { raise = 1 }: RaisedCount) {
  if (wholeNumber(raise, 'The raise') === 0) throw new RangeError('A raise of nothing never ends')
  const people = BigInt(money.election.people)
  const { purchases, raises, stopped } = raisePurses(money, BigInt(raise))
  const market = marketOf(money, BigInt(raise) * people * BigInt(raises))
  const { before, rounds, after } = explainPurchases(market, purchases)
  const raised: RaisedStage = { stage: 'raised', raises, raise, stopped }
  return { before: [...before, raised], rounds, after }
}
