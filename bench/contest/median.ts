/** The value below which a share of the measured ones lies, 0.5 for the median; NaN of nothing. */
export function quantile(values: readonly number[], share: number) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/** Milliseconds that each of so many runs took, after a tenth of them to warm up. */
export async function timed(runs: number, work: (nth: number) => unknown): Promise<number[]> {
  for (let nth = 0; nth < runs / 10; nth++) await work(runs + nth)
  const took: number[] = []
  for (let nth = 0; nth < runs; nth++) {
    const began = performance.now()
    await work(nth)
    took.push(performance.now() - began)
  }
  return took
}
