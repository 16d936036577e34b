import { PRIOR_VIEWS, posteriorMean } from './posterior-mean.ts'

/**
 * How well an idea may yet turn out: its posterior mean plus one posterior standard deviation, so little seen = hopeful.
 * Bayes-UCB: mean + sqrt(mean·(1 − mean) / (views + m + 1)). Kaufmann, Cappé & Garivier, AISTATS 2012.
 *
 * Same arguments as `posteriorMean`; the answer sorts descending and is stored on the idea.
 */
export function fairScore(listVotes: number, views: number, contestRate: number, priorViews = PRIOR_VIEWS) {
  const mean = posteriorMean(listVotes, views, contestRate, priorViews)
  return mean + Math.sqrt((mean * (1 - mean)) / (views + priorViews + 1))
}
