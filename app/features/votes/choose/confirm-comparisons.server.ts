import type { Viewer } from '#app/features/policy/viewer.ts'
import { movePairTally } from '#app/features/votes/choose/move-pair-tally.server.ts'
import { mayVoteIn } from '#app/features/votes/may-vote.ts'
import { missingForVote } from '#app/features/votes/vote-state.ts'
import { changeComparison, comparisonsByPerson } from '#drizzle/queries/comparisons.ts'

/**
 * Lets the waiting comparisons of a person count where they now may, as their votes do; inside the caller's transaction.
 * Answers how many.
 */
export async function confirmComparisons(viewer: Viewer, now: Date): Promise<number> {
  let confirmed = 0
  for (const { comparison, contest } of await comparisonsByPerson(viewer.id, 'provisional')) {
    if (missingForVote(viewer, contest) !== 'nothing' || mayVoteIn(viewer, contest, now)) continue
    await movePairTally(comparison, -1)
    await changeComparison(comparison, { state: 'counted' })
    await movePairTally({ ...comparison, state: 'counted' }, 1)
    confirmed += 1
  }
  return confirmed
}
