const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Natural logarithm of Γ(x), x > 0. Lanczos approximation, g = 7 (Lanczos, SIAM J. Numer. Anal. B 1, 1964). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const shifted = x - 1
  const base = shifted + 7.5
  const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum)
}

/**
 * Regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is at most x.
 * Continued fraction by the modified Lentz method: Numerical Recipes §6.4; DLMF 8.17.22.
 *
 * `a`, `b` > 0, `x` 0–1; absolute error below 1e-8 for a + b up to ten million.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  return Math.min(1, (Math.exp(logFront) / a) * betaFraction(x, a, b))
}

const TINY = 1e-300

function betaFraction(x: number, a: number, b: number) {
  let c = 1
  let d = awayFromZero(1 - ((a + b) * x) / (a + 1))
  let fraction = 1 / d
  d = 1 / d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}

const awayFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value)
