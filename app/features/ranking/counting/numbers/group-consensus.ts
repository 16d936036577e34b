import { fraction } from '../fraction.ts'

/** Of one group: how many agree, of how many who saw the idea (agree, disagree or pass). */
export type GroupOpinion = { agree: number; seen: number }

/**
 * How much all groups agree, whatever their sizes: the product over groups of (agree + 1) / (seen + 2), exactly.
 * Pol.is group-aware consensus (compdemocracy/polis, math/src/polismath/math/conversation.clj); 0–1.
 */
export function groupConsensus(groups: readonly GroupOpinion[]) {
  const product = (parts: number[]) => parts.reduce((all, part) => all * BigInt(part), 1n)
  return fraction(product(groups.map(({ agree }) => agree + 1)), product(groups.map(({ seen }) => seen + 2)))
}
