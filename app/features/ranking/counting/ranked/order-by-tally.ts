import type { Tie } from '../count-result.ts'
import { compareFractions, type Fraction } from '../fraction.ts'
import type { RankedStep } from './ranked-count.ts'
import type { StageOrder, TieBreaker } from './tie-breaker.ts'

/** Puts candidates (by number) in the order of their tallies, most first; the tie-breaker settles those level. */
export function orderByTally(
  numbers: readonly number[],
  tallies: readonly Fraction[],
  breaker: TieBreaker,
  earlier: readonly StageOrder[] = [],
) {
  const order: number[] = []
  const ties: Tie<RankedStep>[] = []
  for (const level of levels(numbers, mostFirst(tallies))) {
    const settled = breaker(level, earlier)
    order.push(...settled.order)
    ties.push(...settled.ties)
  }
  return { order, ties }
}

/** Compares candidates by their tallies, most first. */
export const mostFirst =
  (tallies: readonly Fraction[]): StageOrder =>
  (one, other) =>
    compareFractions(tallies[other] as Fraction, tallies[one] as Fraction)

/** Sorts and cuts wherever two neighbours differ. */
export function levels(numbers: readonly number[], compare: StageOrder): number[][] {
  const found: number[][] = []
  for (const number of [...numbers].sort(compare)) {
    const last = found.at(-1)
    if (last?.[0] !== undefined && compare(last[0], number) === 0) last.push(number)
    else found.push([number])
  }
  return found
}
