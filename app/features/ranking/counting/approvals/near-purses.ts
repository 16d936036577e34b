import type { ApprovalElection } from './approval-election.ts'
import { ROUNDING } from './pick-least.ts'

/**
 * What voters have left, nearly: doubles that find out fast which ideas are surely not next. Never for deciding.
 *
 * `slack` bounds the error in money over all voters together. Paying moves purses downward in step and takes out
 * exactly the cost, so it never makes an error larger (Crandall & Tartar, Proc. AMS 78 (1980) 385–390); only rounding
 * adds, at most one per block and purchase.
 */
export type NearPurses = {
  supporters: Int32Array[]
  weights: Float64Array
  balances: Float64Array
  costs: Float64Array
  /** Per idea a share that is certainly not above the true one; shares only rise while purses empty. */
  lowest: Float64Array
  slack: number
}

/** `each` is what a voter of weight 1 is given, `money` what all are given. */
export function nearPurses(
  election: ApprovalElection,
  costs: readonly bigint[],
  each: number,
  money: number,
): NearPurses {
  const { blocks, supporters } = election
  return {
    supporters,
    weights: Float64Array.from(blocks, (block) => block.weight),
    balances: new Float64Array(blocks.length).fill(each),
    costs: Float64Array.from(costs, Number),
    lowest: new Float64Array(costs.length),
    slack: 4 * (blocks.length + costs.length + 8) * money * ROUNDING,
  }
}

/**
 * What a voter of weight 1 pays so that the supporters reach `target`; Infinity when they cannot. Newton's steps from
 * `start`, at or below the answer: who has less than the present share gives all, the others share what is missing.
 */
export function nearShare({ supporters, weights, balances }: NearPurses, idea: number, target: number, start: number) {
  const blocks = supporters[idea] as Int32Array
  let share = start
  for (;;) {
    let [missing, weight] = [target, 0]
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at] as number
      const balance = balances[block] as number
      const own = weights[block] as number
      if (balance < share) missing -= own * balance
      else weight += own
    }
    if (weight === 0) return missing > 0 ? Number.POSITIVE_INFINITY : share
    const next = missing / weight
    if (!(next > share)) return share
    share = next
  }
}

/** Price per unit of money, certainly not above (low) and not below (high) the true one. */
export const lowRate = (purses: NearPurses, idea: number) =>
  ((purses.lowest[idea] as number) / (purses.costs[idea] as number)) * (1 - 8 * ROUNDING)

export const highRate = (purses: NearPurses, idea: number) =>
  (highShare(purses, idea) / (purses.costs[idea] as number)) * (1 + 8 * ROUNDING)

const highShare = (purses: NearPurses, idea: number) =>
  nearShare(purses, idea, (purses.costs[idea] as number) + purses.slack, purses.lowest[idea] as number)

/** Brings the lowest possible share of an idea up to date. */
export function raiseLowest(purses: NearPurses, idea: number) {
  const target = Math.max(0, (purses.costs[idea] as number) - purses.slack)
  purses.lowest[idea] = nearShare(purses, idea, target, purses.lowest[idea] as number)
}

export function payNearly(purses: NearPurses, idea: number) {
  const { balances, supporters, costs, lowest } = purses
  const share = nearShare(purses, idea, costs[idea] as number, lowest[idea] as number)
  for (const block of supporters[idea] as Int32Array) balances[block] = Math.max(0, (balances[block] as number) - share)
}

/** True only if every supporter can certainly pay a full share: then the rate is exactly 1 / their weight. */
export function surelyPaidInFull(purses: NearPurses, idea: number) {
  const { supporters, weights, balances, slack } = purses
  const share = highShare(purses, idea) * (1 + 8 * ROUNDING)
  return (supporters[idea] as Int32Array).every(
    (block) => (balances[block] as number) - slack / (weights[block] as number) >= share,
  )
}
