import type { CountedIdea, CountResult, Weighed } from './count-result.ts'
import { addFractions, type Fraction, fraction, toNumber, writeFraction, ZERO } from './fraction.ts'
import { addWeights } from './ranked/add-weights.ts'
import { countSupporters } from './ranked/count-supporters.ts'
import { fitStrengths } from './ranked/fit-strengths.ts'
import { numberBallots, type Roll } from './ranked/number-ballots.ts'
import { orderByTally } from './ranked/order-by-tally.ts'
import type { RankedCount, RankedStep } from './ranked/ranked-count.ts'
import { type SeatStage, seatWinners } from './ranked/seat-winners.ts'
import { tieBreaker } from './ranked/tie-breaker.ts'

/** One person's answers to "which is better?"; "I can't decide" is kept as a number and counts for nobody. */
export type DuelBallot = Weighed & { duels: readonly { winner: string; loser: string }[]; undecided?: number }

export type DuelCount = Omit<RankedCount, 'ballots'> & { ballots: readonly DuelBallot[] }

/** `quick` is (wins + 1) / (wins + losses + 2), what All Our Ideas shows; `strength` the chance to beat an average idea. */
export type DuelScore = { id: string; wins: string; losses: string; quick: string; strength: string }

export type DuelStage =
  | { stage: 'duels'; ballots: number; duels: number; undecided: number; ignored: number }
  | { stage: 'strengths'; scores: DuelScore[]; rounds: number; converged: boolean }
  | SeatStage

/** Strengths are the only floating numbers of a count; cut to these decimals they are the same on every machine. */
const DECIMALS = 9

/**
 * Counts duels by the Bradley–Terry model: the ideas most likely to beat the others win, whomever they met. R. Bradley &
 * M. Terry, Biometrika 39 (1952) 324–345; fitted with half a win and half a loss against an average idea, see
 * `fitStrengths`.
 *
 * `tally` is s / (s + 1), the chance to beat an idea of average strength, rounded to nine decimals so that ideas with
 * the same record are level. Supporters are the people who preferred the idea at least once. Duels of an idea with
 * itself or with one that is no candidate are left out and counted as `ignored`.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or fewer than no votes.
 */
export function countBradleyTerry(count: DuelCount): CountResult<DuelStage, CountedIdea[], RankedStep> {
  const known = new Set(count.candidates.map((idea) => idea.id))
  const counts: Counts = ({ winner, loser }) => winner !== loser && known.has(winner) && known.has(loser)
  const preferred = { ...count, ballots: count.ballots.map((ballot) => preferredIdeas(ballot, counts)) }
  const roll = numberBallots(preferred)
  const support = countSupporters(roll, preferred)
  const won = winsByPair(roll, count.ballots, counts)
  const fit = fitStrengths(Float64Array.from(won.wins, toNumber), roll.candidates.length)
  const tallies = Array.from(fit.strengths, chanceAgainstAverage)

  const numbers = roll.candidates.map((_, number) => number)
  const { order, ties } = orderByTally(numbers, tallies, tieBreaker(roll, support.supporters, preferred))
  const ordered = { rule: 'bradley-terry', seats: count.seats, order, tallies }
  const result = seatWinners(roll, support, ordered, ties)
  const { duels, ignored } = won
  const undecided = count.ballots.reduce((sum, ballot) => sum + (ballot.undecided ?? 0) * (ballot.people ?? 1), 0)
  const scores = scoresOf(roll, won.wins, tallies)
  return {
    ...result,
    stages: [
      { stage: 'duels', ballots: roll.people, duels, undecided, ignored },
      { stage: 'strengths', scores, rounds: fit.rounds, converged: fit.converged },
      ...result.stages,
    ],
  }
}

type Counts = (duel: DuelBallot['duels'][number]) => boolean

/** For counting supporters: whom a person preferred, each once, in one rank. */
const preferredIdeas = ({ duels, people, weight }: DuelBallot, counts: Counts) => ({
  ranks: [[...new Set(duels.filter(counts).map(({ winner }) => winner))]],
  ...(people !== undefined && { people }),
  ...(weight && { weight }),
})

/** `wins[i × size + j]`: how often `i` was preferred to `j`, weighted. */
function winsByPair({ candidates, weights }: Roll, ballots: readonly DuelBallot[], counts: Counts) {
  const size = candidates.length
  const numberOf = new Map(candidates.map(({ id }, number) => [id, number]))
  const weightOf = new Map(weights.map((weight, number) => [writeFraction(weight), number]))
  const people = new Float64Array(weights.length * size * size)
  const counted = { duels: 0, ignored: 0 }
  for (const { duels, people: many = 1, weight } of ballots) {
    const offset = (weight ? (weightOf.get(writeFraction(weight)) ?? 0) : 0) * size * size
    for (const duel of duels) {
      counted[counts(duel) ? 'duels' : 'ignored'] += many
      if (!counts(duel)) continue
      const pair = offset + (numberOf.get(duel.winner) as number) * size + (numberOf.get(duel.loser) as number)
      people[pair] = (people[pair] as number) + many
    }
  }
  return { ...counted, wins: addWeights(people, weights) }
}

function chanceAgainstAverage(strength: number) {
  const unit = 10 ** DECIMALS
  return fraction(Math.round((strength / (strength + 1)) * unit), unit)
}

/** The quick score needs no fit: (wins + 1) / (wins + losses + 2), one imagined win and loss for everybody. */
export function quickScore(wins: Fraction, losses: Fraction): Fraction {
  const [top, bottom] = [addFractions(wins, fraction(1)), addFractions(addFractions(wins, losses), fraction(2))]
  return fraction(top.numerator * bottom.denominator, top.denominator * bottom.numerator)
}

function scoresOf({ candidates }: Roll, pairs: readonly Fraction[], tallies: readonly Fraction[]): DuelScore[] {
  const size = candidates.length
  const pair = (one: number, other: number) => pairs[one * size + other] as Fraction
  return candidates.map(({ id }, number) => {
    const wins = candidates.reduce((sum, _, other) => addFractions(sum, pair(number, other)), ZERO)
    const losses = candidates.reduce((sum, _, other) => addFractions(sum, pair(other, number)), ZERO)
    const [quick, strength] = [quickScore(wins, losses), tallies[number] as Fraction].map(writeFraction)
    return { id, wins: writeFraction(wins), losses: writeFraction(losses), quick, strength } as DuelScore
  })
}
