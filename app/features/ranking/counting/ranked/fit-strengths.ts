/** Strengths of the ideas and how they were found: `strengths[i]`, one being the strength of the imagined opponent. */
export type Fit = { strengths: Float64Array; rounds: number; converged: boolean }

const ENOUGH = 1e-13
const MOST_ROUNDS = 100_000

/**
 * Bradley and Terry's model: `i` is preferred to `j` with probability sᵢ / (sᵢ + sⱼ). Finds the likeliest strengths by
 * Hunter's MM algorithm (Annals of Statistics 32, 2004, 384–406). `wins[i × size + j]` is how often `i` was preferred.
 *
 * Everyone also wins and loses `prior` comparisons against an imagined idea of strength 1: without that, an idea that
 * never lost would be infinitely strong. With `prior` 0 the scale is open; then strengths are kept at a mean of 1.
 */
export function fitStrengths(wins: Float64Array, size: number, prior = 0.5): Fit {
  const met = Array.from({ length: size }, (_, one) => meetings(wins, size, one))
  const won = Float64Array.from({ length: size }, (_, one) => prior + sumRow(wins, size, one))
  let strengths = new Float64Array(size).fill(1)
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    const next = improve(strengths, won, met, prior)
    const moved = next.reduce((most, strength, one) => Math.max(most, change(strengths[one] as number, strength)), 0)
    strengths = next
    if (moved < ENOUGH) return { strengths, rounds, converged: true }
  }
  return { strengths, rounds: MOST_ROUNDS, converged: false }
}

const sumRow = (matrix: Float64Array, size: number, row: number) =>
  matrix.subarray(row * size, (row + 1) * size).reduce((sum, cell) => sum + cell, 0)

const change = (before: number, after: number) => Math.abs(after - before) / (before + after || 1)

/** Whom an idea met and how often; most pairs never meet, so only these are kept. */
type Meetings = { others: number[]; times: number[] }

function meetings(wins: Float64Array, size: number, one: number): Meetings {
  const times = (other: number) => (wins[one * size + other] as number) + (wins[other * size + one] as number)
  const others = Array.from({ length: size }, (_, other) => other).filter((other) => times(other) > 0)
  return { others, times: others.map(times) }
}

/** One round of MM: wins divided by the comparisons, each weighed by how strong the two are together. */
function improve(strengths: Float64Array, won: Float64Array, met: readonly Meetings[], prior: number) {
  const next = strengths.map((strength, one) => {
    const { others, times } = met[one] as Meetings
    let expected = (2 * prior) / (strength + 1)
    for (let at = 0; at < others.length; at++) {
      expected += (times[at] as number) / (strength + (strengths[others[at] as number] as number))
    }
    return expected === 0 ? strength : (won[one] as number) / expected
  })
  const scale = prior > 0 ? scaleToOpponent(next) : scaleToMean(next)
  return next.map((strength) => strength * scale)
}

/**
 * At the solution half of the comparisons against the imagined opponent are won, all ideas together. A step towards that
 * in every round spares thousands of rounds in which all strengths would only drift together.
 */
function scaleToOpponent(strengths: Float64Array) {
  const won = strengths.reduce((sum, strength) => sum + strength / (strength + 1), 0)
  return won > 0 ? (strengths.length - won) / won : 1
}

const scaleToMean = (strengths: Float64Array) =>
  strengths.length / strengths.reduce((sum, strength) => sum + strength, 0)
