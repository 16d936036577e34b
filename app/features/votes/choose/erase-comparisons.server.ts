import { movePairTally } from '#app/features/votes/choose/move-pair-tally.server.ts'
import { transaction } from '#drizzle/database.ts'
import { comparisonsByPerson, removeComparison } from '#drizzle/queries/comparisons.ts'

/**
 * Forgets what a person compared, and takes it out of the scores; for somebody whose account goes with it. No result
 * stands on it. Safe to repeat; answers how many there were. The caller has asked the policy.
 */
export async function eraseComparisons(personId: string): Promise<number> {
  if (personId === '') return 0
  return transaction(async () => {
    const all = await comparisonsByPerson(personId)
    for (const { comparison } of all) {
      await removeComparison(comparison)
      await movePairTally(comparison, -1)
    }
    return all.length
  })
}
