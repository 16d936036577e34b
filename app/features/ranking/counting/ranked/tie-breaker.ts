import { breakTies, LADDER, type Step } from '../break-ties.ts'
import type { LadderStep, Standing, Tie } from '../count-result.ts'
import { drawLot } from '../draw-lot.ts'
import { ZERO } from '../fraction.ts'
import type { Roll } from './number-ballots.ts'
import type { RankedCount, RankedStep } from './ranked-count.ts'

/** Compares two candidates by number at one stage: negative where `one` had more votes. */
export type StageOrder = (one: number, other: number) => number

/** Orders level candidates, given the stages before, the latest first. */
export type TieBreaker = (
  level: readonly number[],
  earlier?: readonly StageOrder[],
) => { order: number[]; ties: Tie<RankedStep>[] }

/**
 * Prepares the breaking of ties for a count: the latest earlier stage at which the candidates differed, then the one
 * before, and last the ladder. Ties between ideas that nobody supports are not told: nobody asks how they were sorted.
 */
export function tieBreaker(roll: Roll, supporters: readonly number[], count: RankedCount): TieBreaker {
  const standings = roll.candidates.map(({ id, cost }, number): Standing => {
    const lot = count.lot ? count.lot(id) : drawLot(count.seed, id)
    return { id, tally: ZERO, supporters: supporters[number] as number, cost: cost ?? null, lot }
  })
  const numberOf = new Map(standings.map(({ id }, number) => [id, number]))
  const number = (idea: Standing) => numberOf.get(idea.id) as number
  const ladder = LADDER.filter((step) => count.ladder?.includes(step.brokenBy) ?? true)

  return (level, earlier = []) => {
    const stages = earlier.map((order) => earlierStage((one, other) => order(number(one), number(other))))
    const ideas = level.map((one) => standings[one] as Standing)
    const { order, ties } = breakTies(ideas, [...stages, ...ladder])
    const asked = (tie: Tie<RankedStep>) => tie.ids.some((id) => supporters[numberOf.get(id) as number])
    return { order: order.map(number), ties: ties.filter(asked) }
  }
}

const earlierStage = (compare: Step['compare']): Step<'earlier-stage' | LadderStep> => ({
  brokenBy: 'earlier-stage',
  compare,
})

/** The first or last of level candidates, with only those ties that led to it. */
export function pickOne(
  { candidates }: Roll,
  { order, ties }: ReturnType<TieBreaker>,
  end: 'first' | 'last',
): { number: number; ties: Tie<RankedStep>[] } {
  const number = order.at(end === 'first' ? 0 : -1) as number
  const id = candidates[number]?.id as string
  return { number, ties: ties.filter((tie) => tie.ids.includes(id)) }
}
