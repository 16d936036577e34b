import { type CountInput, checkCandidates, lotOf, wholeNumber } from './count-input.ts'
import type { CountedIdea, CountResult, NumberBallot, Standing } from './count-result.ts'
import { type ClosingStage, electFromTop } from './elect-from-top.ts'
import { type Fraction, fraction, multiplyFractions, toNumber, writeFraction } from './fraction.ts'
import { divide, shrunkMean } from './numbers/shrunk-mean.ts'
import { type NumberSums, type NumbersStage, sumNumbers, sumOf } from './numbers/sum-numbers.ts'
import { weightedMedian } from './numbers/weighted-median.ts'

export type ScoreCount = CountInput & {
  seats: number
  ballots: readonly NumberBallot[]
  /** The scale, both ends included; 0 to 10 unless given. */
  lowest?: number
  highest?: number
}

export type ScoredIdea = { id: string; raters: number; mean: number; median: number; shrunk: number; exact: string }
/** `mean` of all scores in the contest, and per rated idea its own numbers; `shrunk` is what counts. */
export type ScoresStage = { stage: 'scores'; mean: number; pseudoVotes: number; ideas: ScoredIdea[] }
export type ScoreStage = NumbersStage | ScoresStage | ClosingStage

/** How many imaginary voters, scoring at the contest's mean, every idea starts with. */
export const PSEUDO_VOTES = 10

/**
 * Scores or stars: the highest mean wins, drawn towards the contest's mean while few have rated; the median is shown.
 * Range voting by posterior mean, (sum + k·mean) / (raters + k), k = 10; Gelman et al., Bayesian Data Analysis, §2.5.
 *
 * Exact. No score is no opinion, never a zero; supporters are the raters, so a quorum is a minimum number of raters. An
 * idea that got nothing but zeros never wins. A ballot outside the scale or in parts is left out whole as `invalid`.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or negative weights.
 */
export function countScore(count: ScoreCount): CountResult<ScoreStage, CountedIdea[]> {
  wholeNumber(count.seats, 'Seats')
  checkCandidates(count)
  const numbers = sumScores(count)
  const standings = scoreStandings(count, numbers)
  return electFromTop<NumbersStage | ScoresStage>({
    rule: 'score',
    seats: count.seats,
    quorum: count.quorum,
    participants: count.participants ?? numbers.people,
    standings,
    opening: [numbers.stage, scoresStage(numbers, standings)],
    mayWin: (idea) => sumOf(numbers, idea.id).sum > 0n,
  })
}

export const sumScores = (count: ScoreCount) =>
  sumNumbers(count, count.ballots, (scores) =>
    scores.every((score) => score >= (count.lowest ?? 0) && score <= (count.highest ?? 10)),
  )

/** Candidates by shrunk mean; ideas nobody rated stand at nothing. */
export function scoreStandings(count: ScoreCount, numbers: NumberSums): Standing[] {
  const usual = contestMean(numbers)
  const pseudo = multiplyFractions(fraction(PSEUDO_VOTES), numbers.meanWeight)
  return count.candidates.map(({ id, cost }) => {
    const { sum, mass, people } = sumOf(numbers, id)
    const own = shrunkMean(fraction(sum, numbers.scale), fraction(mass, numbers.scale), usual, pseudo)
    const tally = people > 0 ? own : fraction(0)
    return { id, tally, supporters: people, cost: cost ?? null, lot: lotOf(count, id) }
  })
}

export function scoresStage(numbers: NumberSums, standings: readonly Standing[]): ScoresStage {
  const rated = standings.filter((idea) => sumOf(numbers, idea.id).mass > 0n)
  const ideas = rated.map(({ id, tally, supporters }): ScoredIdea => {
    const { sum, mass, perNumber } = sumOf(numbers, id)
    const shown = { mean: toNumber(fraction(sum, mass)), median: weightedMedian(perNumber) ?? 0 }
    return { id, raters: supporters, ...shown, shrunk: toNumber(tally), exact: writeFraction(tally) }
  })
  const byId = ideas.sort((one, other) => (one.id < other.id ? -1 : 1))
  return { stage: 'scores', mean: toNumber(contestMean(numbers)), pseudoVotes: PSEUDO_VOTES, ideas: byId }
}

function contestMean({ sums }: NumberSums): Fraction {
  const all = [...sums.values()]
  const mass = all.reduce((total, own) => total + own.mass, 0n)
  const sum = all.reduce((total, own) => total + own.sum, 0n)
  return mass > 0n ? divide(fraction(sum), fraction(mass)) : fraction(0)
}
