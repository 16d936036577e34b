import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { comparisonSums, pairLeaders } from '#drizzle/queries/comparisons.ts'

const most = 10

export type PairOrder = NonNullable<Awaited<ReturnType<typeof pairOrder>>>

/**
 * How comparisons would order a contest's ideas, by quick score, and what else was said; null where nobody compared any.
 * Help for those who choose: no count reads it. The caller has made sure that the reader may see the figures.
 */
export async function pairOrder(contestId: string) {
  const sums = await comparisonSums(contestId)
  if (sums.length === 0) return null
  const total = (condition: (sum: (typeof sums)[number]) => boolean) =>
    sums.filter(condition).reduce((all, { n }) => all + n, 0)
  const leaders = await pairLeaders(contestId, most)
  return {
    comparisons: total(() => true),
    undecided: total(({ said, state }) => said === 'undecided' && state === 'counted'),
    neither: total(({ said, state }) => said === 'neither' && state === 'counted'),
    waiting: total(({ state }) => state === 'provisional'),
    ideas: leaders.map((idea) => ({
      ...{ id: idea.id, title: idea.title, language: idea.language, path: ideaPath(idea) },
      ...{ score: idea.pairScore, wins: idea.pairWins, losses: idea.pairLosses },
    })),
  }
}
