import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { costFault } from '#app/features/winners/costs/set-cost.server.ts'
import { ideasOnBallot } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type CostsPage = Awaited<ReturnType<typeof costsPage>>

/** As many rows as fit one page; whoever has said what these cost finds the next ones. */
const mostRows = 100

/**
 * Every published idea with what it costs, those that cost nobody knows what first; `first` is an idea that was asked
 * for. The caller has asked the policy.
 */
export async function costsPage(contest: ContestRow, first: string | null, now = new Date()) {
  const all = await ideasOnBallot(contest.id)
  const rank = ({ id, cost }: (typeof all)[number]) => (id === first ? 0 : cost === null ? 1 : 2)
  const rows = [...all].sort((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title))
  return {
    ...{ slug: contest.slug, title: contest.title, language: contest.language },
    ...{ budget: contest.budget ?? 0, unit: contest.budgetUnit },
    missing: all.filter(({ cost }) => cost === null).length,
    ideas: rows.slice(0, mostRows).map((idea) => ({
      ...{ id: idea.id, title: idea.title, language: idea.language, path: ideaPath(idea), cost: idea.cost },
      frozen: costFault(contest, { ...idea, state: 'published' }, now) !== undefined,
    })),
    more: Math.max(0, rows.length - mostRows),
  }
}
