import { breakTies } from './break-ties.ts'
import type { Standing, Tie } from './count-result.ts'
import { compareFractions, type Fraction } from './fraction.ts'

/** Bounds between which a number certainly lies. */
export type Bounds = { low: number; high: number }

/** The largest relative error of one operation on doubles. */
export const ROUNDING = 2 ** -52

/**
 * The ideas whose exact number is least. Bounds rule out most of them at the speed of doubles; those too close to call
 * are compared exactly, so that rounding never decides.
 */
export function leastOf(ideas: readonly number[], bounds: (idea: number) => Bounds, exact: (idea: number) => Fraction) {
  const known = ideas.map((idea) => ({ idea, ...bounds(idea) }))
  const ceiling = Math.min(...known.map(({ high }) => high))
  const close = known.filter(({ low }) => low <= ceiling).map(({ idea }) => idea)
  return close.length < 2 ? close : leastExactly(close, exact)
}

export function leastExactly(ideas: readonly number[], exact: (idea: number) => Fraction) {
  const known = ideas.map((idea) => ({ idea, number: exact(idea) }))
  const [least] = [...known].sort((one, other) => compareFractions(one.number, other.number))
  return known.filter(({ number }) => least && compareFractions(number, least.number) === 0).map(({ idea }) => idea)
}

/** Who goes first among level ideas; of the ties only those that this one was part of. */
export function firstByLadder(level: readonly number[], standings: readonly Standing[]) {
  const { order, ties } = breakTies(level.map((idea) => standings[idea] as Standing))
  const first = order[0] as Standing
  const own: Tie[] = ties.filter((tie) => tie.ids.includes(first.id))
  return { idea: standings.indexOf(first), ties: own }
}
