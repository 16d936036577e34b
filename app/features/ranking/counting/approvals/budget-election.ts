import type { ApprovalBallot, TallyStage } from '../count-approval.ts'
import { type CountInput, wholeNumber } from '../count-input.ts'
import type { Candidate, CountResult } from '../count-result.ts'
import type { QuorumStage, TieStage } from '../elect-from-top.ts'
import { type ApprovalElection, approvalElection } from './approval-election.ts'
import { type Round, roundStages, roundsResult, type UnheardStage, unheardStage } from './elect-in-turn.ts'
import type { Market } from './equal-shares.ts'

/** What rules for ideas with costs are given; `budget` and costs are money in the smallest unit. */
export type BudgetCount = CountInput & { budget: number; ballots: readonly ApprovalBallot[] }

/** An approval election with money: `costs` by idea; `affordable` leaves out ideas dearer than the whole budget. */
export type BudgetElection = {
  election: ApprovalElection
  budget: number
  costs: bigint[]
  affordable: number[]
}

/** Ideas with support that cost more than the whole budget, and so cannot win. */
export type TooDearStage = { stage: 'too-dear'; ids: string[] }
/** Who is paid for, in the order of election, and what is left of the budget. */
export type FundedStage = { stage: 'funded'; ids: string[]; spent: number; left: number }
export type BudgetStage = TallyStage | QuorumStage | TieStage | TooDearStage | UnheardStage | FundedStage

/** Throws a RangeError for money that is no whole number, and whatever `approvalElection` refuses. */
export function budgetElection(count: BudgetCount): BudgetElection {
  const costs = checkCosts(count)
  const election = approvalElection(count)
  const own = election.ideas.map((idea) => costs.get(idea.id) as number)
  return {
    election,
    budget: count.budget,
    costs: own.map(BigInt),
    affordable: [...own.keys()].filter((idea) => (own[idea] as number) <= count.budget),
  }
}

/** The cost of every candidate by id; a RangeError where one has none. */
export function checkCosts({ budget, candidates }: { budget: number; candidates: readonly Candidate[] }) {
  wholeNumber(budget, 'The budget')
  return new Map(candidates.map(({ id, cost }) => [id, wholeNumber(cost ?? Number.NaN, `The cost of ${id}`)]))
}

/** Ideas within the budget, before voters who share `extra` besides the budget. */
export const marketOf = ({ election, affordable, costs, budget }: BudgetElection, extra = 0n): Market => ({
  election,
  ideas: affordable,
  costs,
  money: BigInt(budget) + extra,
})

export function tooDearStage({ election, affordable }: BudgetElection): TooDearStage[] {
  const within = new Set(affordable)
  const ids = election.ideas.filter((_, idea) => !within.has(idea)).map((idea) => idea.id)
  return ids.length > 0 ? [{ stage: 'too-dear', ids }] : []
}

/** The result of buying ideas in turn; `before` and `after` are what the rule tells around the rounds. */
export function fundInTurn<Stage>(
  rule: string,
  money: BudgetElection,
  rounds: readonly Round<Stage>[],
  before: readonly Stage[] = [],
  after: readonly Stage[] = [],
): CountResult<Stage | BudgetStage, null> {
  const { election, budget } = money
  const spent = Number(spentOn(money, rounds))
  const result = roundsResult(rule, election, rounds)
  return {
    ...result,
    stages: [
      ...election.opening,
      ...tooDearStage(money),
      ...before,
      ...roundStages(election, rounds),
      ...after,
      unheardStage(election, rounds),
      { stage: 'funded', ids: result.winners.map((winner) => winner.id), spent, left: budget - spent },
    ],
  }
}

export const spentOn = ({ costs }: BudgetElection, rounds: readonly { idea: number }[]) =>
  rounds.reduce((sum, { idea }) => sum + (costs[idea] as bigint), 0n)
