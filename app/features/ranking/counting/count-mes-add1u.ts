import { type BudgetElection, budgetElection, fundInTurn, spentOn } from './approvals/budget-election.ts'
import type { Round } from './approvals/elect-in-turn.ts'
import type { EqualSharesStage } from './approvals/explain-purchases.ts'
import { type MesAdd1Stage, type RaisedCount, raisedRounds } from './count-mes-add1.ts'
import type { CountResult, Standing } from './count-result.ts'
import { rankByTally } from './elect-from-top.ts'
import { toNumber, writeFraction } from './fraction.ts'

/** Bought with money left over after the shares, because the idea had most votes of those that still fit. */
export type FilledStage = { stage: 'filled'; id: string; cost: number; votes: number; exact: string; left: number }

/**
 * Method of Equal Shares with add-1 completion, then what is left of the budget spent by number of votes.
 * equalshares.net/explanation, "add1u".
 *
 * Exact; like `countMesAdd1` in everything else.
 */
export function countMesAdd1u(count: RaisedCount): CountResult<MesAdd1Stage | FilledStage, null> {
  const money = budgetElection(count)
  const { before, rounds, after } = raisedRounds(money, count)
  const all: Round<EqualSharesStage | FilledStage>[] = [...rounds, ...fillByVotes(money, rounds)]
  return fundInTurn<MesAdd1Stage | FilledStage>('mes-add1u', money, all, before, after)
}

/** Takes the remaining ideas from the most voted down, each if it still fits. */
export function fillByVotes(money: BudgetElection, rounds: readonly { idea: number }[]): Round<FilledStage>[] {
  const { election, budget, affordable, costs } = money
  const taken = new Set(rounds.map((round) => round.idea))
  const { order, ties } = rankByTally(
    affordable.filter((idea) => !taken.has(idea)).map((idea) => election.ideas[idea] as Standing),
  )
  let left = budget - Number(spentOn(money, rounds))
  return order.flatMap((standing): Round<FilledStage>[] => {
    const idea = election.ideas.indexOf(standing)
    const cost = Number(costs[idea])
    if (cost > left) return []
    left -= cost
    const { id, tally } = standing
    const votes = { votes: toNumber(tally), exact: writeFraction(tally) }
    const own = ties.filter((tie) => tie.ids.includes(id))
    return [{ idea, ties: own, stages: [{ stage: 'filled', id, cost, ...votes, left }] }]
  })
}
