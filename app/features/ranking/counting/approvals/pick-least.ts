import { breakTies } from '../break-ties.ts'
import type { Standing, Tie } from '../count-result.ts'
import { compareFractions, type Fraction } from '../fraction.ts'

/** The largest relative error of one operation on doubles. */
export const ROUNDING = 2 ** -52

/**
 * What is known of numbers that only rise from round to round: `low` and `high` bound the true one, `look` brings both
 * up to date. An old low that is above somebody's fresh high needs no new look.
 */
export type Rising = { low: (idea: number) => number; high: (idea: number) => number; look: (idea: number) => void }

/** The ideas that may have the least number, and the least high among them; nobody where all numbers are infinite. */
export function closeToLeast(ideas: Iterable<number>, { low, high, look }: Rising) {
  const left = [...ideas]
  const fresh = new Set<number>()
  const refresh = (idea: number) => {
    if (!fresh.has(idea)) look(idea)
    fresh.add(idea)
  }
  let best = lowest(left, low)
  while (best !== null && !fresh.has(best)) {
    refresh(best)
    best = lowest(left, low)
  }
  if (best === null) return { close: [], ceiling: Number.POSITIVE_INFINITY }

  const ceiling = high(best)
  const within = () => left.filter((idea) => low(idea) <= ceiling && low(idea) < Number.POSITIVE_INFINITY)
  for (const idea of within()) refresh(idea)
  return { close: within(), ceiling }
}

function lowest(ideas: readonly number[], low: Rising['low']) {
  let [best, least] = [null as number | null, Number.POSITIVE_INFINITY]
  for (const idea of ideas) {
    const own = low(idea)
    if (own >= least) continue
    best = idea
    least = own
  }
  return best
}

/**
 * The ideas whose exact number is least. Bounds rule out most of them at the speed of doubles; those too close to call
 * are compared exactly, so that rounding never decides.
 */
export function leastOf(ideas: Iterable<number>, rising: Rising, exact: (idea: number) => Fraction) {
  const { close } = closeToLeast(ideas, rising)
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
