import { type CountInput, checkCandidates, lotOf, wholeNumber } from './count-input.ts'
import type { CountedIdea, CountResult, Standing } from './count-result.ts'
import { type ClosingStage, electFromTop } from './elect-from-top.ts'
import { fraction } from './fraction.ts'

/** Ideas level with each other stand in one group; the best group first. */
export type LevelOrder = readonly (readonly string[])[]

export type CombinedCount = CountInput & {
  seats: number
  /** What the jury's order weighs, in percent; the crowd's weighs the rest. */
  share: number
  /** Who is left out of an order stands last in it, level with all others left out. */
  jury: LevelOrder
  crowd: LevelOrder
  /** People who support each idea: ideas without any never win, and the quorum counts them. */
  supporters: ReadonlyMap<string, number>
}

export type CombinedStage =
  /** `jury` and `crowd`: ideas this one stands before in that order, half for each it is level with. */
  { stage: 'combined'; share: number; ideas: { id: string; jury: number; crowd: number }[] } | ClosingStage

/**
 * Two orders made one by announced weights: an idea has a point for each idea it stands before, half a point for each
 * it is level with, in either order; share × jury + (100 − share) × crowd, in hundredths, highest first.
 * Borda (1781) with two weighted ballots. Orders are combined and not numbers, since votes and scores are no like things.
 *
 * Exact. Throws a RangeError for a share above 100 and for seats or shares that are no whole numbers.
 */
export function countCombined(count: CombinedCount): CountResult<CombinedStage, CountedIdea[]> {
  wholeNumber(count.seats, 'Seats')
  if (wholeNumber(count.share, 'The share') > 100)
    throw new RangeError(`A share is no more than 100, not ${count.share}`)
  checkCandidates(count)
  const ids = count.candidates.map((idea) => idea.id)
  const [jury, crowd] = [halfPoints(ids, count.jury), halfPoints(ids, count.crowd)]
  const at = (points: Map<string, number>, id: string) => points.get(id) as number
  const standings = count.candidates.map(({ id, cost }): Standing => {
    const points = BigInt(count.share) * BigInt(at(jury, id)) + BigInt(100 - count.share) * BigInt(at(crowd, id))
    const supporters = count.supporters.get(id) ?? 0
    return { id, tally: fraction(points, 200n), supporters, cost: cost ?? null, lot: lotOf(count, id) }
  })
  const shown = [...ids].sort().map((id) => ({ id, jury: at(jury, id) / 2, crowd: at(crowd, id) / 2 }))

  return electFromTop<CombinedStage>({
    rule: 'combined',
    seats: count.seats,
    quorum: count.quorum,
    participants: count.participants ?? null,
    standings,
    opening: [{ stage: 'combined', share: count.share, ideas: shown }],
    mayWin: () => true,
  })
}

/** Twice the Borda points, which are whole: two for each idea below, one for each that is level. */
function halfPoints(ids: readonly string[], order: LevelOrder) {
  const known = new Set(ids)
  const groups = order.map((group) => [...new Set(group)].filter((id) => known.delete(id)))
  const points = new Map<string, number>()
  let below = ids.length
  for (const group of [...groups, [...known]]) {
    below -= group.length
    for (const id of group) points.set(id, 2 * below + group.length - 1)
  }
  return points
}
