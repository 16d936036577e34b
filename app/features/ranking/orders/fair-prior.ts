/**
 * The contest's own rate of support per reader, p: what is believed of an idea nobody has seen yet.
 * p = (Σ list_votes + 2) / (Σ views + 20): one in ten until the contest has figures of its own. Renewed hourly.
 *
 * Takes the sums over all ideas of one contest.
 */
export function fairPrior(allListVotes: number, allViews: number) {
  return (Math.min(allListVotes, allViews) + 2) / (allViews + 20)
}
