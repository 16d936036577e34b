import type { CountedIdea, CountResult } from './count-result.ts'
import { writeFraction } from './fraction.ts'
import { countSupporters, type Support } from './ranked/count-supporters.ts'
import { numberBallots, type Roll } from './ranked/number-ballots.ts'
import type { RankedCount, RankedStep, Tallies } from './ranked/ranked-count.ts'
import { type Round, runoff } from './ranked/runoff.ts'
import { type SeatStage, seatWinners } from './ranked/seat-winners.ts'
import { talliesById } from './ranked/tallies-by-id.ts'
import { type TieBreaker, tieBreaker } from './ranked/tie-breaker.ts'

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
  const roll = numberBallots(count)
  const support = countSupporters(roll, count)
  const breaker = tieBreaker(roll, support.supporters, count)
  const { inside, outside } = admit(roll, support, breaker)
  const found = runoff(roll, inside, breaker)

  const ordered = { rule: 'irv', seats: count.seats, order: [...found.order, ...outside], tallies: found.tallies }
  const result = seatWinners(roll, support, ordered, found.lastTies)
  const stages = found.rounds.flatMap((round, index) => roundStages(roll, round, index + 1))
  const ties = [...found.rounds.flatMap((round) => round.ties), ...result.ties]
  return { ...result, ties, stages: [startStage(roll, outside), ...stages, ...result.stages] }
}

/** Ideas below the quorum cannot win, so their votes move on at once instead of keeping others out. */
function admit(roll: Roll, { quorum }: Support, breaker: TieBreaker) {
  const below = new Set(quorum?.below)
  const numbers = roll.candidates.map((_, number) => number)
  const isBelow = (number: number) => below.has(roll.candidates[number]?.id as string)
  return { inside: numbers.filter((number) => !isBelow(number)), outside: breaker(numbers.filter(isBelow)).order }
}

const startStage = ({ candidates, people, blank, ignored }: Roll, outside: readonly number[]): IrvStage => ({
  stage: 'start',
  ballots: people,
  blank,
  ignored,
  outside: outside.map((number) => candidates[number]?.id as string),
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
