import type { CountedIdea, CountResult } from './count-result.ts'
import { writeFraction, ZERO } from './fraction.ts'
import { type Admitted, admitCandidates } from './ranked/admit-candidates.ts'
import type { Roll } from './ranked/number-ballots.ts'
import type { RankedCount, RankedStep, Tallies } from './ranked/ranked-count.ts'
import { type Round, runoff } from './ranked/runoff.ts'
import { type SeatStage, seatWinners } from './ranked/seat-winners.ts'
import { talliesById } from './ranked/tallies-by-id.ts'
import { tieBreaker } from './ranked/tie-breaker.ts'

/**
 * A round holds the votes of the ideas still in. `excluded` has the fewest of them; `to` says where its votes went and
 * `exhausted` how many ballots ranked nobody else. A tie of a round decided which idea was excluded: the last of `ids`.
 */
export type IrvStage =
  | { stage: 'start'; ballots: number; blank: number; ignored: number; outside: string[] }
  | { stage: 'round'; round: number; votes: Tallies; exhausted: string }
  | { stage: 'exclusion-tie'; round: number; ids: string[]; brokenBy: RankedStep }
  | { stage: 'excluded'; round: number; id: string; votes: string; to: Tallies; exhausted: string }
  | SeatStage

/**
 * Counts by instant runoff: a ballot is a vote for the best ranked idea still in; while more than two are in, the one
 * with the fewest votes is excluded; the first of the last two wins. Robert's Rules of Order (12th ed., 2020) §45:62.
 *
 * Skipped ranks are passed over; a shared rank exhausts the ballot there. Level ideas: fewer votes in the latest earlier
 * round at which they differed, then the ladder. Ideas below the quorum are left out from the start. The order holds
 * the last two, then the excluded, latest first; it is meant for one winner, further seats are filled in this order.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or fewer than no votes.
 */
export function countIrv(count: RankedCount): CountResult<IrvStage, CountedIdea[], RankedStep> {
  const admitted = admitCandidates(count)
  const { roll, support, given, outside } = admitted
  const found = runoff(roll, tieBreaker(roll, support.supporters, count))
  const result = seatWinners(given.roll, given.support, wholeOrder(admitted, found, count), found.lastTies)

  const stages = found.rounds.flatMap((round, index) => roundStages(roll, round, index + 1))
  const ties = [...found.rounds.flatMap((round) => round.ties), ...result.ties]
  return { ...result, ties, stages: [startStage(roll, outside), ...stages, ...result.stages] }
}

/** The order of all candidates, by their numbers in the ballots as given: those left out come last, by the ladder. */
function wholeOrder({ roll, given, outside }: Admitted, found: ReturnType<typeof runoff>, count: RankedCount) {
  const numberOf = new Map(given.roll.candidates.map(({ id }, number) => [id, number]))
  const numbers = roll.candidates.map(({ id }) => numberOf.get(id) as number)
  const breaker = tieBreaker(given.roll, given.support.supporters, count)
  const last = breaker(outside.map((id) => numberOf.get(id) as number)).order
  const tallies = given.roll.candidates.map(() => ZERO)
  for (const [number, votes] of found.tallies.entries()) tallies[numbers[number] as number] = votes
  const order = [...found.order.map((number) => numbers[number] as number), ...last]
  return { rule: 'irv', seats: count.seats, order, tallies }
}

const startStage = ({ people, blank, ignored }: Roll, outside: string[]): IrvStage => ({
  stage: 'start',
  ballots: people,
  blank,
  ignored,
  outside,
})

function roundStages(roll: Roll, { inside, votes, exhausted, ties, excluded }: Round, round: number): IrvStage[] {
  const written = talliesById(roll, votes.map(writeFraction), inside)
  const counted: IrvStage = { stage: 'round', round, votes: written, exhausted: writeFraction(exhausted) }
  if (!excluded) return [counted]
  const id = roll.candidates[excluded.number]?.id as string
  const to = talliesById(roll, excluded.to.map(writeFraction), excluded.receivers)
  return [
    counted,
    ...ties.map((tie) => ({ stage: 'exclusion-tie' as const, round, ...tie })),
    { stage: 'excluded', round, id, votes: written[id] as string, to, exhausted: writeFraction(excluded.exhausted) },
  ]
}
