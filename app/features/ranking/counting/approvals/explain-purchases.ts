import type { Standing } from '../count-result.ts'
import { type Fraction, fraction, toNumber, writeFraction } from '../fraction.ts'
import type { Round } from './elect-in-turn.ts'
import type { Market, Purchase } from './equal-shares.ts'
import { exactShare, filledPurses, moneyBehind, type Purses, pay } from './purses.ts'

/**
 * One idea bought. `share`: what a supporter of weight 1 paid; `paidInFull` people could, `gaveAll` had less, or
 * nothing, and gave all of it. `effectiveVotes` = cost / share: the rule buys the idea that has most of them.
 */
export type BoughtStage = {
  stage: 'bought'
  id: string
  cost: number
  share: number
  exact: string
  effectiveVotes: number | null
  paidInFull: number
  gaveAll: number
}
/** What a voter of weight 1 was given to start with, raises included. */
export type PursesStage = { stage: 'purses'; voters: number; each: number; exact: string }
/**
 * Ideas that shares did not buy, those filled by votes afterwards among them: what is `missing` when the supporters of
 * each put together all they have left.
 */
export type UnboughtStage = { stage: 'unbought'; ideas: { id: string; cost: number; money: number; missing: number }[] }
export type EqualSharesStage = PursesStage | BoughtStage | UnboughtStage

/** The protocol of purchases, in exact numbers: the rounds, and what comes before and after them. */
export function explainPurchases(market: Market, purchases: readonly Purchase[]) {
  const { election, ideas, money } = market
  const purses = filledPurses(election, money)
  const before = pursesStage(market)
  const rounds = purchases.map(({ idea, ties }): Round<EqualSharesStage> => {
    return { idea, ties, stages: [boughtStage(market, purses, idea)] }
  })
  const bought = new Set(purchases.map((purchase) => purchase.idea))
  const unbought = ideas.filter((idea) => !bought.has(idea)).map((idea) => unboughtIdea(market, purses, idea))
  const after: EqualSharesStage[] = unbought.length > 0 ? [{ stage: 'unbought', ideas: unbought }] : []
  return { before: [before], rounds, after, purses }
}

function pursesStage({ election, money }: Market): EqualSharesStage {
  const each = election.totalMass > 0n ? fraction(money * election.scale, election.totalMass) : fraction(0)
  return { stage: 'purses', voters: election.people, each: toNumber(each), exact: writeFraction(each) }
}

/** Pays, and tells. A purse is kept per unit of mass; people know weights, so shares are told × scale. */
function boughtStage({ election, costs }: Market, purses: Purses, idea: number): EqualSharesStage {
  const cost = costs[idea] as bigint
  const paid = exactShare(election, purses, idea, cost) as Fraction
  const { full, short } = pay(election, purses, idea, paid)
  const share = fraction(paid.numerator * election.scale, paid.denominator)
  return {
    stage: 'bought',
    id: (election.ideas[idea] as Standing).id,
    cost: Number(cost),
    share: toNumber(share),
    exact: writeFraction(share),
    effectiveVotes: cost > 0n ? toNumber(fraction(cost * share.denominator, share.numerator)) : null,
    paidInFull: full,
    gaveAll: short,
  }
}

function unboughtIdea({ election, costs }: Market, purses: Purses, idea: number) {
  const { id } = election.ideas[idea] as Standing
  const cost = costs[idea] as bigint
  const behind = moneyBehind(election, purses, idea)
  const missing = fraction(cost * behind.denominator - behind.numerator, behind.denominator)
  return { id, cost: Number(cost), money: toNumber(behind), missing: toNumber(missing) }
}
