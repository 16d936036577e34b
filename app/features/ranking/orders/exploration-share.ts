/** Cards a visitor scrolls past on average, in the model the order was measured with. */
export const CARDS_PER_VISITOR = 8

/** One card in so many is given to the least seen idea. */
export type ExplorationShare = 3 | 5

/**
 * One card in three goes to the least seen idea; one in five while views are too scarce to judge anything.
 * Scarce: expected views per idea = visitors × 8 / ideas < 20 (simulation: one in five then finds more of the best).
 *
 * `visitors` = people expected or, failing that, seen so far; `ideas` = published ideas of the contest.
 */
export function explorationShare(visitors: number, ideas: number): ExplorationShare {
  return visitors * CARDS_PER_VISITOR < 20 * ideas ? 5 : 3
}
