import { PRIOR_VIEWS } from '../orders/posterior-mean.ts'
import { type CountInput, checkCandidates, lotOf, wholeNumber } from './count-input.ts'
import type { CountedIdea, CountResult, NumberBallot, Standing } from './count-result.ts'
import { type ClosingStage, electFromTop } from './elect-from-top.ts'
import { addFractions, type Fraction, fraction, multiplyFractions } from './fraction.ts'
import { divide, shrunkMean } from './numbers/shrunk-mean.ts'
import { type NumberSums, type NumbersStage, sumNumbers, sumOf } from './numbers/sum-numbers.ts'

/** Numbers are 1 for up, -1 for down, 0 for pass; what is left out was not seen. */
export type UpDownCount = CountInput & { seats: number; ballots: readonly NumberBallot[] }

/** People per opinion, both sides shown: an idea that divides is not one that nobody minds. */
export type OpinionsStage = { stage: 'opinions'; ideas: { id: string; up: number; down: number; pass: number }[] }
export type UpDownStage = NumbersStage | OpinionsStage | ClosingStage

/**
 * Up, down or pass: the highest share of "up" among all who saw an idea wins, drawn to the contest's share while few
 * did. Posterior mean of up / (up + down + pass) with 20 imaginary voters, as in `posteriorMean`, but exact.
 *
 * A pass counts as seen. Supporters are those who said up. A ballot with other numbers is left out whole as `invalid`.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or negative weights.
 */
export function countUpDown(count: UpDownCount): CountResult<UpDownStage, CountedIdea[]> {
  wholeNumber(count.seats, 'Seats')
  checkCandidates(count)
  const numbers = sumOpinions(count, count.ballots)
  const standings = opinionStandings(count, numbers)
  return electFromTop<NumbersStage | OpinionsStage>({
    rule: 'up-down',
    seats: count.seats,
    quorum: count.quorum,
    participants: count.participants ?? numbers.people,
    standings,
    opening: [numbers.stage, opinionsStage(numbers)],
  })
}

export const sumOpinions = (count: CountInput, ballots: readonly NumberBallot[]) =>
  sumNumbers(count, ballots, (opinions) => opinions.every((opinion) => Math.abs(opinion) <= 1))

export function opinionsStage({ sums }: NumberSums): OpinionsStage {
  const ideas = [...sums].map(([id, { perNumber }]) => {
    const people = (opinion: number) => perNumber.get(opinion)?.people ?? 0
    return { id, up: people(1), down: people(-1), pass: people(0) }
  })
  return { stage: 'opinions', ideas: ideas.sort((one, other) => (one.id < other.id ? -1 : 1)) }
}

function opinionStandings(count: UpDownCount, numbers: NumberSums): Standing[] {
  const usual = usualShare(numbers)
  const imaginary = multiplyFractions(fraction(PRIOR_VIEWS), numbers.meanWeight)
  return count.candidates.map(({ id, cost }) => {
    const { mass, above } = sumOf(numbers, id)
    const tally = shrunkMean(ups(numbers, id), fraction(mass, numbers.scale), usual, imaginary)
    return { id, tally: above > 0 ? tally : fraction(0), supporters: above, cost: cost ?? null, lot: lotOf(count, id) }
  })
}

const ups = (numbers: NumberSums, id: string) =>
  fraction(sumOf(numbers, id).perNumber.get(1)?.mass ?? 0n, numbers.scale)

/** (Σ up + 2) / (Σ seen + 20): the contest's own share, or 0.1 while nobody has voted. */
function usualShare(numbers: NumberSums): Fraction {
  const { sums, scale, meanWeight } = numbers
  const up = [...sums.keys()].reduce((sum, id) => addFractions(sum, ups(numbers, id)), fraction(0))
  const seen = [...sums.values()].reduce((sum, { mass }) => sum + mass, 0n)
  const imaginary = (votes: number) => multiplyFractions(fraction(votes), meanWeight)
  return divide(addFractions(up, imaginary(2)), addFractions(fraction(seen, scale), imaginary(20)))
}
