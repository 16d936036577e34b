import { posteriorMean } from '#app/features/ranking/orders/posterior-mean.ts'
import type { Outcome } from './simulate.ts'
import type { World } from './world.ts'

/** What one order did in one world; shares 0–1, correlations −1 to 1. */
export type Measures = {
  /** Share of the ten truly best ideas among the first ten by raw votes, as peers crown winners. */
  own: number
  /** The same by posterior rate of support. */
  rate: number
  /** Ideas that fewer than 20 people saw. */
  hardlySeen: number
  /** Inequality of views between ideas: 0 all alike, 1 one idea has all. */
  gini: number
  /** Kendall's τ between the final list by rate and the truth. */
  tau: number
  /** Rank correlation of being posted early with ending higher than true appeal deserves, by raw votes. */
  earlyBird: number
  /** Average true appeal of the cards that people saw. */
  appeal: number
}

export function measure(world: World, { standings, meanAppealShown }: Outcome): Measures {
  const { views, rated, votes, contestRate } = standings
  const truth = sorted(world, (idea) => world.appeal[idea]!)
  const byVotes = sorted(world, (idea) => votes[idea]!)
  const byRate = sorted(world, (idea) => posteriorMean(rated[idea]!, views[idea]!, contestRate))
  return {
    own: precision(truth, byVotes),
    rate: precision(truth, byRate),
    hardlySeen: views.filter((seen) => seen < 20).length / views.length,
    gini: gini(views),
    tau: kendall(truth, byRate),
    earlyBird: earlyBird(truth, byVotes),
    appeal: meanAppealShown,
  }
}

/** Ideas, highest score first, level ones by lot. */
function sorted({ lot }: World, score: (idea: number) => number) {
  const scores = Float64Array.from(lot, (_, idea) => score(idea))
  return Int32Array.from(lot, (_, idea) => idea).sort(
    (one, other) => scores[other]! - scores[one]! || lot[one]! - lot[other]!,
  )
}

const precision = (truth: Int32Array, list: Int32Array) => {
  const best = new Set(truth.subarray(0, 10))
  return list.subarray(0, 10).filter((idea) => best.has(idea)).length / best.size
}

/** Gini coefficient of counts; 0 where nothing was counted. */
export function gini(counts: Int32Array) {
  const ascending = counts.toSorted()
  let sum = 0
  let weighted = 0
  for (let at = 0; at < ascending.length; at++) {
    sum += ascending[at]!
    weighted += (at + 1) * ascending[at]!
  }
  return sum === 0 ? 0 : (2 * weighted) / (ascending.length * sum) - (ascending.length + 1) / ascending.length
}

/** Kendall's τ of two orders of the same ideas: 1 the same, −1 the reverse. Counts inversions while merging. */
export function kendall(one: Int32Array, other: Int32Array) {
  const rank = ranks(one)
  const sequence = Int32Array.from(other, (idea) => rank[idea]!)
  const pairs = (one.length * (one.length - 1)) / 2
  return 1 - (2 * inversions(sequence, new Int32Array(sequence.length), 0, sequence.length)) / pairs
}

function inversions(sequence: Int32Array, spare: Int32Array, from: number, to: number): number {
  if (to - from < 2) return 0
  const middle = (from + to) >> 1
  let count = inversions(sequence, spare, from, middle) + inversions(sequence, spare, middle, to)
  let left = from
  let right = middle
  for (let at = from; at < to; at++) {
    if (left < middle && (right >= to || sequence[left]! <= sequence[right]!)) spare[at] = sequence[left++]!
    else {
      count += middle - left
      spare[at] = sequence[right++]!
    }
  }
  sequence.set(spare.subarray(from, to), from)
  return count
}

/** Ideas are numbered by posting, so an idea's number is its lateness. */
function earlyBird(truth: Int32Array, list: Int32Array) {
  const [deserved, got] = [ranks(truth), ranks(list)]
  const gains = Float64Array.from(deserved, (rank, idea) => rank - got[idea]!)
  return correlation(
    gains,
    Float64Array.from(gains, (_, idea) => -idea),
  )
}

function ranks(list: Int32Array) {
  const rank = new Int32Array(list.length)
  for (const [at, idea] of list.entries()) rank[idea] = at
  return rank
}

/** Pearson's r; 0 where one side never changes. */
export function correlation(one: Float64Array, other: Float64Array) {
  const [meanOne, meanOther] = [mean(one), mean(other)]
  let [together, squaresOne, squaresOther] = [0, 0, 0]
  for (let at = 0; at < one.length; at++) {
    const [x, y] = [one[at]! - meanOne, other[at]! - meanOther]
    together += x * y
    squaresOne += x * x
    squaresOther += y * y
  }
  return squaresOne * squaresOther === 0 ? 0 : together / Math.sqrt(squaresOne * squaresOther)
}

export const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

/** Half of the 95 % interval of a mean over independent worlds: 1.96 standard errors. */
export function halfInterval(values: readonly number[]) {
  if (values.length < 2) return Number.NaN
  const middle = mean(values)
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
  return 1.959963984540054 * Math.sqrt(variance / values.length)
}
