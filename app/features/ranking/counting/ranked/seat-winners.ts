import type { CountedIdea, CountResult, Tie } from '../count-result.ts'
import { type Fraction, toNumber, writeFraction } from '../fraction.ts'
import type { Support } from './count-supporters.ts'
import type { Roll } from './number-ballots.ts'
import type { RankedStep } from './ranked-count.ts'

/** The last entries of the protocol of every rule that puts all ideas in an order. */
export type SeatStage =
  | { stage: 'quorum'; needed: number; below: string[] }
  | { stage: 'tie'; ids: string[]; brokenBy: RankedStep; decidesSeat: boolean }
  | { stage: 'elected'; ids: string[]; vacant: number }

type Ordered = { rule: string; seats: number; order: readonly number[]; tallies: readonly Fraction[] }
type Ties = readonly Tie<RankedStep>[]
type Seated = CountResult<SeatStage, CountedIdea[], RankedStep>

/** Seats the first of an order who are entitled to win, and says which ties decided a seat. */
export function seatWinners(roll: Roll, support: Support, ordered: Ordered, ties: Ties): Seated {
  const { rule, seats, order, tallies } = ordered
  const id = (number: number) => roll.candidates[number]?.id as string
  const electable = order.filter((number) => support.entitled[number]).map(id)
  const elected = electable.slice(0, seats)
  const quorum = support.quorum
  return {
    rule,
    winners: elected.map((one, index) => ({ id: one, place: index + 1 })),
    order: order.map((number, index) => ({
      id: id(number),
      place: index + 1,
      tally: toNumber(tallies[number] as Fraction),
      exact: writeFraction(tallies[number] as Fraction),
      supporters: support.supporters[number] as number,
    })),
    stages: [
      ...(quorum ? [{ stage: 'quorum' as const, needed: quorum.needed, below: quorum.below }] : []),
      ...tieStages(ties, electable, elected),
      { stage: 'elected', ids: elected, vacant: seats - elected.length },
    ],
    ties: [...ties],
    quorum,
  }
}

/** A tie decides a seat when it stood across the line: without this step other ideas might have won. */
function tieStages(ties: Ties, electable: readonly string[], elected: readonly string[]): SeatStage[] {
  const [inside, outside] = [new Set(elected), new Set(electable.slice(elected.length))]
  const decidesSeat = ({ ids }: Tie<RankedStep>) =>
    ids.some((id) => inside.has(id)) && ids.some((id) => outside.has(id))
  return ties.map((tie) => ({ stage: 'tie', ...tie, decidesSeat: decidesSeat(tie) }))
}
