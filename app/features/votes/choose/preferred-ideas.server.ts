import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { pairScore } from '#app/features/ranking/pairs/pair-score.ts'
import type { ComparisonRow } from '#drizzle/queries/comparisons.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { votesAmong } from '#drizzle/queries/votes.ts'

const most = 6

/** Of these ideas, best first, those that are still there, up to a few, with what became of the person's vote for each. */
export async function preferredIdeas(viewer: Viewer, contestId: string, ids: string[], rows: Map<string, IdeaRow>) {
  const votes = new Map((await votesAmong(contestId, viewer.id, ids)).map(({ ideaId, state }) => [ideaId, state]))
  const there = ids.flatMap((id) => rows.get(id) ?? []).filter(({ state }) => state === 'published')
  return there.slice(0, most).map((idea) => ({
    ...{ id: idea.id, title: idea.title, language: idea.language, path: ideaPath(idea) },
    voted: votes.get(idea.id) ?? null,
  }))
}

/** Ids of the ideas a person preferred more often than not among those they met, by quick score. */
export function preferred(said: readonly Pick<ComparisonRow, 'oneId' | 'otherId' | 'said'>[]) {
  const wins = new Map<string, number>()
  const losses = new Map<string, number>()
  const add = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { oneId, otherId, said: answer } of said) {
    if (answer !== 'one' && answer !== 'other') continue
    add(wins, answer === 'one' ? oneId : otherId)
    add(losses, answer === 'one' ? otherId : oneId)
  }
  const score = (id: string) => pairScore(wins.get(id) ?? 0, losses.get(id) ?? 0)
  return [...wins.keys()].filter((id) => score(id) > 0.5).sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1))
}
