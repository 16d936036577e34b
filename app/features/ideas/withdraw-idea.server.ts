import { record } from '#app/features/events/record.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'

export type Withdrawn = { ok: true; idea: IdeaRow } | { ok: false; reason: 'counted'; idea: IdeaRow }

/**
 * Takes back one's own idea; a tombstone with the author's words stays. Once the contest is closed its ideas are
 * being counted, and none may leave.
 */
export async function withdrawIdea(viewer: Viewer, ideaId: string, words = '', now = new Date()): Promise<Withdrawn> {
  await findIdea(viewer, ideaId, 'idea.withdraw')
  return transaction(async () => {
    const { idea, contest } = (await ideaWithContest(ideaId)) as NonNullable<
      Awaited<ReturnType<typeof ideaWithContest>>
    >
    if (contest.state === 'closed' || contest.state === 'concluded') return { ok: false, reason: 'counted', idea }
    if (idea.state === 'withdrawn') return { ok: true, idea }
    await takeDownIdea(idea, { state: 'withdrawn', reason: 'author', words }, now)
    await record('idea.withdrawn', viewer, { contestId: contest.id, ideaId }, now)
    return { ok: true, idea }
  })
}
