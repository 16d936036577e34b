/**
 * How many standard errors the first share lies above the second: the pooled two-proportion z statistic.
 * NIST/SEMATECH e-Handbook of Statistical Methods, 7.3.3.
 *
 * `hits` of `all` on either side, counts ≥ 0; 0 where nothing can be told.
 */
export function twoProportionZ(hits: number, all: number, otherHits: number, otherAll: number): number {
  if (all === 0 || otherAll === 0) return 0
  const pooled = (hits + otherHits) / (all + otherAll)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / all + 1 / otherAll))
  return error === 0 ? 0 : (hits / all - otherHits / otherAll) / error
}
