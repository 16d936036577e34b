import { pairScore } from '#app/features/ranking/pairs/pair-score.ts'
import type { ComparisonRow } from '#drizzle/queries/comparisons.ts'
import { changeIdea, ideasByIds } from '#drizzle/queries/ideas.ts'

type Said = Pick<ComparisonRow, 'oneId' | 'otherId' | 'said' | 'state'>

/**
 * Moves the counters of two ideas by one comparison that came (`sign` 1) or went (−1); inside the caller's transaction.
 * Touches nothing that orders lists or counts votes.
 */
export async function movePairTally({ oneId, otherId, said, state }: Said, sign: 1 | -1) {
  for (const idea of await ideasByIds([oneId, otherId])) {
    const side = idea.id === oneId ? 'one' : 'other'
    const scored = state === 'counted' && (said === 'one' || said === 'other')
    const pairWins = idea.pairWins + (scored && said === side ? sign : 0)
    const pairLosses = idea.pairLosses + (scored && said !== side ? sign : 0)
    await changeIdea(idea.id, { met: idea.met + sign, ...pairCounters(pairWins, pairLosses) })
  }
}

/** An idea has a score from its first win or loss on. */
export const pairCounters = (pairWins: number, pairLosses: number) => ({
  ...{ pairWins, pairLosses },
  pairScore: pairWins + pairLosses > 0 ? pairScore(pairWins, pairLosses) : 0,
})
