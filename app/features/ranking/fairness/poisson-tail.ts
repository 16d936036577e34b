/**
 * The chance that a Poisson variable of this mean reaches `least` or more, summed from its largest term downwards so
 * that tiny chances keep their digits. Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.4.21.
 *
 * `mean` ≥ 0, `least` a whole number; answers 0 to 1.
 */
export function poissonTail(least: number, mean: number): number {
  if (least <= 0) return 1
  if (mean <= 0) return 0
  if (least <= mean) return Math.max(0, 1 - below(least, mean))
  let term = Math.exp(least * Math.log(mean) - mean - logFactorial(least))
  let sum = 0
  for (let k = least; term > sum * Number.EPSILON; k++) {
    sum += term
    term *= mean / (k + 1)
  }
  return Math.min(1, sum)
}

/** The chance of fewer than `least`, for `least` up to the mean. */
function below(least: number, mean: number) {
  let term = Math.exp((least - 1) * Math.log(mean) - mean - logFactorial(least - 1))
  let sum = 0
  for (let k = least - 1; k >= 0 && term > sum * Number.EPSILON; k--) {
    sum += term
    term *= k / mean
  }
  return sum
}

function logFactorial(n: number) {
  if (n > 100) return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3)
  let log = 0
  for (let k = 2; k <= n; k++) log += Math.log(k)
  return log
}
