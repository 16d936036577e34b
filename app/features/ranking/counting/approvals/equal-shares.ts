import { breakTies } from '../break-ties.ts'
import type { Standing, Tie } from '../count-result.ts'
import { toNumber } from '../fraction.ts'
import type { ApprovalElection } from './approval-election.ts'
import {
  highRate,
  lowRate,
  type NearPurses,
  nearPurses,
  payNearly,
  raiseLowest,
  surelyPaidInFull,
} from './near-purses.ts'
import { closeToLeast, firstByLadder } from './pick-least.ts'
import { cheapestExactly, exactShare, filledPurses, type Purses, pay } from './purses.ts'

export type Purchase = { idea: number; ties: Tie[] }

/** What is for sale (`ideas`, by index, with `costs`) to voters who were given `money` by weight. */
export type Market = { election: ApprovalElection; ideas: readonly number[]; costs: bigint[]; money: bigint }

type Buying = Market & {
  left: Set<number>
  near: NearPurses
  bought: Purchase[]
  /** Exact purses after the first `replayed` purchases, made only once doubles cannot tell. */
  exact: { purses: Purses; replayed: number } | null
}

/**
 * Buys ideas in the order of the Method of Equal Shares: always the one whose supporters pay the smallest part of their
 * purses per unit of cost, sharing evenly, the poorer giving all they have. Free ideas come first.
 * Peters, Pierczyński & Skowron, NeurIPS 2021 (arXiv 2008.13276), with cost utilities.
 *
 * Doubles with certain bounds look ahead, exact numbers decide whatever is too close to call. Stops with null as soon
 * as more than `limit` is spent.
 */
export function buyInTurn(market: Market, limit: bigint | null = null): Purchase[] | null {
  const buying = openMarket(market)
  let spent = 0n
  while (buying.left.size > 0) {
    const purchase = nextPurchase(buying)
    if (!purchase) break
    spent += market.costs[purchase.idea] as bigint
    if (limit !== null && spent > limit) return null
    payNearly(buying.near, purchase.idea)
    buying.left.delete(purchase.idea)
    buying.bought.push(purchase)
  }
  return buying.bought
}

function openMarket(market: Market): Buying {
  const { election, ideas, costs, money } = market
  const each =
    election.totalMass > 0n ? toNumber({ numerator: money * election.scale, denominator: election.totalMass }) : 0
  const free = ideas.filter((idea) => costs[idea] === 0n).map((idea) => election.ideas[idea] as Standing)
  return {
    ...market,
    left: new Set(ideas.filter((idea) => costs[idea] !== 0n)),
    near: nearPurses(election, costs, each, Number(money)),
    bought: breakTies(free).order.map((idea) => ({ idea: election.ideas.indexOf(idea), ties: [] })),
    exact: null,
  }
}

function nextPurchase(buying: Buying): Purchase | null {
  const { near, election, left } = buying
  for (;;) {
    const { close, certain } = closest(buying)
    if (close.length === 0) return null
    if (close.length === 1 && certain) return { idea: close[0] as number, ties: [] }

    const level =
      certain && close.every((idea) => surelyPaidInFull(near, idea))
        ? heaviest(election, close)
        : cheapestExactly(election, exactPurses(buying), close, buying.costs)
    if (level.length > 0) return firstByLadder(level, election.ideas)
    for (const idea of close) left.delete(idea)
  }
}

/** The ideas that may be next; `certain` when the first of them can certainly be paid for. */
function closest({ near, left }: Buying) {
  const { close, ceiling } = closeToLeast(left, {
    low: (idea) => lowRate(near, idea),
    high: (idea) => highRate(near, idea),
    look: (idea) => raiseLowest(near, idea),
  })
  return { close, certain: ceiling < Number.POSITIVE_INFINITY }
}

/** Where everyone can pay in full, one supporter of n pays 1/n: most weight is least rate. */
function heaviest({ masses }: ApprovalElection, ideas: readonly number[]) {
  const mass = (idea: number) => masses[idea] as bigint
  const most = ideas.reduce((sum, idea) => (mass(idea) > sum ? mass(idea) : sum), 0n)
  return ideas.filter((idea) => mass(idea) === most)
}

function exactPurses(buying: Buying) {
  const { election, costs, money, bought } = buying
  const exact = buying.exact ?? { purses: filledPurses(election, money), replayed: 0 }
  buying.exact = exact
  for (const { idea } of bought.slice(exact.replayed)) {
    const share = exactShare(election, exact.purses, idea, costs[idea] as bigint)
    if (share) pay(election, exact.purses, idea, share)
    exact.replayed++
  }
  return exact.purses
}
