import { toNumber } from '../fraction.ts'
import type { Market, Purchase } from './equal-shares.ts'
import { type NearPurses, nearPurses, nearShare, payNearly, surelyPaidInFull } from './near-purses.ts'

/**
 * How much more money all voters together may have while certainly the same ideas are bought in the same order: what
 * lets a long row of raises be taken in one step. Never too much, often too little; stops looking below `enough`.
 *
 * More money lowers shares, and never puts more into purses than was added. So at each purchase every other idea is
 * asked how much its supporters lack to be as cheap. Who are paid in full by all have a price that money cannot change.
 */
export function spareMoney({ election, ideas, costs, money }: Market, purchases: readonly Purchase[], enough: number) {
  const each = toNumber({ numerator: money * election.scale, denominator: election.totalMass })
  const near = nearPurses(election, costs, each, Number(money))
  const left = new Set(ideas.filter((idea) => costs[idea] !== 0n))
  let spare = Number.POSITIVE_INFINITY
  for (const { idea } of purchases) {
    if (!left.delete(idea)) continue
    const cost = near.costs[idea] as number
    const rate = nearShare(near, idea, cost + near.slack, 0) / cost
    for (const other of left) {
      if (spare < enough) return 0
      const lacking = lack(near, other, rate * (near.costs[other] as number))
      if (lacking < spare && !surelyPaidInFull(near, other)) spare = lacking
    }
    payNearly(near, idea)
  }
  for (const idea of left) spare = Math.min(spare, lack(near, idea, Number.POSITIVE_INFINITY))
  return spare < enough ? 0 : spare
}

/** What is certainly missing to the cost when every supporter pays `share`, or all there is. */
function lack({ supporters, weights, balances, costs, slack }: NearPurses, idea: number, share: number) {
  const blocks = supporters[idea] as Int32Array
  let paid = 0
  for (const block of blocks) paid += (weights[block] as number) * Math.min(balances[block] as number, share)
  return (costs[idea] as number) - paid - 4 * slack
}
