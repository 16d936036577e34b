import { incompleteBeta } from './incomplete-beta.ts'
import { PRIOR_VIEWS, posteriorMean } from './posterior-mean.ts'

export type Interval = { low: number; high: number }

/**
 * Where the share of supporters of an idea lies with 95 % belief: the equal-tailed interval of its Beta posterior.
 * Quantiles of Beta(list_votes + m·p, views − list_votes + m·(1 − p)). Brown, Cai & DasGupta, Statist. Sci. 16 (2001).
 *
 * Same arguments as `posteriorMean`; both ends 0–1.
 */
export function betaInterval(
  listVotes: number,
  views: number,
  contestRate: number,
  priorViews = PRIOR_VIEWS,
): Interval {
  const strength = views + priorViews
  const supporting = posteriorMean(listVotes, views, contestRate, priorViews) * strength
  return {
    low: betaQuantile(0.025, supporting, strength - supporting),
    high: betaQuantile(0.975, supporting, strength - supporting),
  }
}

/** The x with I_x(a, b) = `chance`, by bisection to the last bits a double holds. */
export function betaQuantile(chance: number, a: number, b: number) {
  if (a <= 0) return 0
  if (b <= 0) return 1
  let low = 0
  let high = 1
  for (let step = 0; step < 1100; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high || high - low < 1e-15 * middle) break
    if (incompleteBeta(middle, a, b) < chance) low = middle
    else high = middle
  }
  return (low + high) / 2
}
