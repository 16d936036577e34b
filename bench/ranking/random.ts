export type Random = () => number

/** A seeded stream of numbers from 0 up to 1: sfc32 of PractRand (Chris Doty-Humphrey, public domain). */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, Math.imul(seed, 0x9e3779b9), 0x5ca1ab1e, 1]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let warmUp = 0; warmUp < 16; warmUp++) next()
  return next
}

/** A number from 0 up to 1 that belongs to three integers: the same act turns out the same under every order. */
export function chance(world: number, visitor: number, act: number) {
  let hash = Math.imul(world ^ 0x27d4eb2f, 0x85ebca6b) ^ Math.imul(visitor + 0x165667b1, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(act + 0x9e3779b9, 0x297a2d39)
  hash = Math.imul(hash ^ (hash >>> 12), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Standard normal by Box and Muller (1958). */
export function normal(random: Random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Exponential with mean 1. */
export const exponential = (random: Random) => -Math.log(1 - random())

/** Poisson by counting exponential steps; for small means. */
export function poisson(random: Random, mean: number) {
  let events = 0
  for (let passed = exponential(random); passed < mean; passed += exponential(random)) events++
  return events
}

/** Beta from two gammas. */
export function beta(random: Random, a: number, b: number) {
  const [left, right] = [gamma(random, a), gamma(random, b)]
  return left / (left + right)
}

/** Gamma with scale 1: Marsaglia & Tsang, ACM TOMS 26 (2000). */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
