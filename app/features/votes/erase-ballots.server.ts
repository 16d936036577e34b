import { eraseComparisons } from '#app/features/votes/choose/erase-comparisons.server.ts'
import { transaction } from '#drizzle/database.ts'
import { emptySecrets } from '#drizzle/queries/ballot-log.ts'
import { dropTracesOf } from '#drizzle/queries/vote-traces.ts'

/**
 * Forgets which ballots were a person's, what opens them, where they came from, and what the person compared; for somebody whose account goes
 * with it. Their votes keep counting and the log still verifies, but what these ballots say can only be believed from
 * then on. Safe to repeat; answers how many entries of logs it concerned. The caller has asked the policy.
 */
export async function eraseBallots(personId: string): Promise<number> {
  if (personId === '') return 0
  return transaction(async () => {
    await eraseComparisons(personId)
    await dropTracesOf(personId)
    return emptySecrets(personId)
  })
}
