import { takesVotes } from '#app/features/contests/phase.ts'
import { keepPairPaper } from '#app/features/votes/choose/keep-pair-paper.server.ts'
import { movePairTally } from '#app/features/votes/choose/move-pair-tally.server.ts'
import {
  type ComparisonRow,
  comparisonsByPerson,
  lastComparison,
  moveComparison,
  removeComparison,
} from '#drizzle/queries/comparisons.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'

/**
 * Brings a guest's comparisons to the person they turned out to be, behind those the person made; inside the transaction
 * that joins the two, after the guest's ideas were moved. A pair both had compared stays as the person said, and what
 * concerns the person's own ideas, of either name, is given up.
 */
export async function adoptComparisons(fromId: string, toId: string, now = new Date()) {
  if (fromId === toId) return
  const contests = new Map<string, ContestRow>()
  for (const { comparison, contest } of await comparisonsByPerson(fromId)) {
    contests.set(contest.id, contest)
    const seq = (await lastComparison(comparison.contestId, toId)) + 1
    const kept = !(await isOwn(comparison, toId)) && (await moveComparison(comparison, toId, seq))
    if (!kept) await giveUp(comparison)
  }
  for (const { comparison, contest } of await comparisonsByPerson(toId)) {
    if (!(await isOwn(comparison, toId))) continue
    contests.set(contest.id, contest)
    await giveUp(comparison)
  }
  for (const { id } of contests.values()) {
    const contest = await contestById(id)
    if (contest && takesVotes(contest, now)) await keepPairPaper(contest, toId, 'provisional', now)
  }
}

async function isOwn({ oneId, otherId }: ComparisonRow, personId: string) {
  return (await ideasByIds([oneId, otherId])).some(({ authorId }) => authorId === personId)
}

async function giveUp(comparison: ComparisonRow) {
  await removeComparison(comparison)
  await movePairTally(comparison, -1)
}
