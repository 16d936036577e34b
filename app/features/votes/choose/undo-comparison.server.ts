import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import type { ComparisonRefusal, ComparisonRefused } from '#app/features/votes/choose/comparison.ts'
import { keepPairPaper } from '#app/features/votes/choose/keep-pair-paper.server.ts'
import { movePairTally } from '#app/features/votes/choose/move-pair-tally.server.ts'
import { mayVoteIn } from '#app/features/votes/may-vote.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { latestComparisons, removeComparison } from '#drizzle/queries/comparisons.ts'
import { contestById, contestNamed } from '#drizzle/queries/contests.ts'

export interface ComparisonUndone {
  ok: true
  contestId: string
  /** The two ideas, to be asked about again. */
  ideas: [string, string]
}

/**
 * Takes back the person's latest comparison in a contest, until voting is over. `which` is the `pairKey` of the one they
 * mean: where it is not the latest (any more), nothing is undone, so that pressing twice undoes once. Throws 404 as `compareIdeas`.
 */
export async function undoComparison(
  viewer: Viewer,
  contestName: string,
  which: string | null,
  now?: Date,
): Promise<ComparisonUndone | ComparisonRefused> {
  const asked = (await contestNamed(contestName)) ?? notFound()
  return transactionInTurn(asked.id, async () => {
    const contest = (await contestById(asked.id)) ?? notFound()
    const refuse = (reason: ComparisonRefusal): ComparisonRefused => ({ ok: false, reason, contestId: contest.id })
    const at = now ?? new Date()
    const late = mayVoteIn(viewer, contest, at)
    if (late === 'concealed') throw notFound()
    if (late) return refuse(late)
    if ((await paperOf(contest.id, viewer.id))?.state === 'void') return refuse('void')
    const [latest] = await latestComparisons(contest.id, viewer.id, 1)
    if (!latest) return refuse('nothing-to-undo')
    if (which !== null && which !== pairKey(latest.oneId, latest.otherId)) return refuse('not-the-latest')
    await removeComparison(latest)
    await movePairTally(latest, -1)
    await keepPairPaper(contest, viewer.id, latest.state, at)
    await record('pair.undone', { id: viewer.id }, { contestId: contest.id }, at)
    return { ok: true as const, contestId: contest.id, ideas: [latest.oneId, latest.otherId] }
  })
}
