/** Normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054

/**
 * Lower end of the 95 % Wilson interval of a share: what peers sort by; harsh on ideas that few have seen.
 * E. B. Wilson, JASA 22 (1927) 209–212; as a list order: E. Miller, "How Not To Sort By Average Rating" (2009).
 *
 * `ups` of `total`, both counts; 0 when nobody said anything.
 */
export function wilson(ups: number, total: number) {
  if (total === 0 || ups === 0) return 0
  const share = ups / total
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * total)) / total)
  return (share + (Z * Z) / (2 * total) - spread) / (1 + (Z * Z) / total)
}
