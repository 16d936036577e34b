/** How many imaginary readers, supporting at the contest's own rate, every idea starts with. */
export const PRIOR_VIEWS = 20

/**
 * Share of its readers who support an idea, drawn towards the contest's rate while few have seen it.
 * Mean of a Beta posterior: (list_votes + m·p) / (views + m). Gelman et al., Bayesian Data Analysis, §2.4.
 *
 * `listVotes` and `views` count people; `contestRate` is `fairPrior(…)`, 0–1; the answer is 0–1.
 * A counter that ran ahead (more supporters than readers) is read as "all of them".
 */
export function posteriorMean(listVotes: number, views: number, contestRate: number, priorViews = PRIOR_VIEWS) {
  return (Math.min(listVotes, views) + priorViews * contestRate) / (views + priorViews)
}
