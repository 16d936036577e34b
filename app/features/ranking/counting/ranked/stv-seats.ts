import type { Tie } from '../count-result.ts'
import type { Support } from './count-supporters.ts'
import { writeFixed } from './fixed-decimals.ts'
import type { Roll } from './number-ballots.ts'
import { levels } from './order-by-tally.ts'
import type { RankedCount, RankedStep, Tallies } from './ranked-count.ts'
import type { Decision, StvResult, StvStage } from './stv-result.ts'
import { talliesById } from './tallies-by-id.ts'
import { type StageOrder, type TieBreaker, tieBreaker } from './tie-breaker.ts'

/** How far a count has come: who is still in, who is elected, in this order, and what was written down. */
export type Seats = {
  roll: Roll
  support: Support
  breaker: TieBreaker
  seats: number
  decimals: number
  continuing: Set<number>
  elected: number[]
  stages: StvStage[]
  round: number
}

/** Everybody is still in and no seat is filled. */
export function openSeats(
  count: RankedCount,
  { roll, support }: Pick<Seats, 'roll' | 'support'>,
  decimals: number,
): Seats {
  return {
    roll,
    support,
    breaker: tieBreaker(roll, support.supporters, count),
    seats: count.seats,
    decimals,
    continuing: new Set(roll.candidates.keys()),
    elected: [],
    stages: [],
    round: 1,
  }
}

export const idOf = ({ roll }: Seats, number: number) => roll.candidates[number]?.id as string

export const vacancies = ({ seats, elected }: Seats) => seats - elected.length

/** Nothing is left to decide: no vacancy, or no more candidates than vacancies. */
export const isDecided = (state: Seats) => state.continuing.size <= vacancies(state) || vacancies(state) <= 0

/** Compares candidates by votes in units, most first. */
export const mostVotes =
  (votes: ArrayLike<number>): StageOrder =>
  (one, other) =>
    (votes[other] as number) - (votes[one] as number)

/** Elects candidates, most votes first; `earlier` stages settle the places of those level. */
export function elect(
  state: Seats,
  numbers: readonly number[],
  because: 'quota' | 'last-vacancies',
  votes: ArrayLike<number>,
  earlier: readonly StageOrder[] = [],
) {
  if (numbers.length === 0) return
  const settled = levels(numbers, mostVotes(votes)).map((level) => state.breaker(level, earlier))
  for (const { ties } of settled) writeTies(state, 'place', ties)
  const order = settled.flatMap((part) => part.order)
  for (const number of order) state.continuing.delete(number)
  state.elected.push(...order)
  state.stages.push({ stage: 'elected', round: state.round, ids: order.map((number) => idOf(state, number)), because })
}

/** Seats all who are left when they are no more than the vacancies, save those without a supporter. */
export function fillLastVacancies(state: Seats, votes: ArrayLike<number>, earlier: readonly StageOrder[] = []) {
  const left = [...state.continuing].filter((number) => state.support.entitled[number])
  if (left.length <= vacancies(state)) elect(state, left, 'last-vacancies', votes, earlier)
}

export function exclude(state: Seats, number: number, votes: number) {
  state.continuing.delete(number)
  const held = writeFixed(votes, state.decimals)
  const id = idOf(state, number)
  state.stages.push({ stage: 'excluded', round: state.round, id, votes: held, because: 'fewest-votes' })
}

export function writeTies(state: Seats, decides: Decision, ties: readonly Tie<RankedStep>[]) {
  for (const tie of ties) state.stages.push({ stage: 'tie', round: state.round, decides, ...tie })
}

/** Votes in units, written down for all candidates, or for some. */
export function writeVotes({ roll, decimals }: Seats, votes: ArrayLike<number>, numbers?: readonly number[]): Tallies {
  const written = Array.from(votes, (units) => writeFixed(units, decimals))
  return talliesById(roll, written, numbers)
}

export function stvResult(rule: string, state: Seats): StvResult {
  const { elected, stages, support } = state
  const left = vacancies(state)
  return {
    rule,
    winners: elected.map((number, index) => ({ id: idOf(state, number), place: index + 1 })),
    order: null,
    stages: left > 0 ? [...stages, { stage: 'vacant', seats: left }] : stages,
    ties: stages.flatMap((stage) => (stage.stage === 'tie' ? [{ ids: stage.ids, brokenBy: stage.brokenBy }] : [])),
    quorum: support.quorum,
  }
}
