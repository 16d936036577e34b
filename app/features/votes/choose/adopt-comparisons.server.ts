import { movePairTally } from '#app/features/votes/choose/move-pair-tally.server.ts'
import {
  type ComparisonRow,
  comparisonsByPerson,
  lastComparison,
  moveComparison,
  removeComparison,
} from '#drizzle/queries/comparisons.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'

/**
 * Brings a guest's comparisons to the person they turned out to be, behind those the person made; inside the transaction
 * that joins the two, after the guest's ideas were moved. A pair both had compared stays as the person said, and what
 * concerns the person's own ideas, of either name, is given up.
 */
export async function adoptComparisons(fromId: string, toId: string) {
  if (fromId === toId) return
  for (const { comparison } of await comparisonsByPerson(fromId)) {
    const seq = (await lastComparison(comparison.contestId, toId)) + 1
    const kept = !(await isOwn(comparison, toId)) && (await moveComparison(comparison, toId, seq))
    if (!kept) await giveUp(comparison)
  }
  for (const { comparison } of await comparisonsByPerson(toId))
    if (await isOwn(comparison, toId)) await giveUp(comparison)
}

async function isOwn({ oneId, otherId }: ComparisonRow, personId: string) {
  return (await ideasByIds([oneId, otherId])).some(({ authorId }) => authorId === personId)
}

async function giveUp(comparison: ComparisonRow) {
  await removeComparison(comparison)
  await movePairTally(comparison, -1)
}
