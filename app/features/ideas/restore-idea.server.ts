import { record } from '#app/features/events/record.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideasOpen } from '#app/features/ideas/ideas-open.ts'
import { publishIdea } from '#app/features/ideas/publish-idea.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { type IdeaRow, ideaWithContest } from '#drizzle/queries/ideas.ts'

export type Restored = { ok: true; idea: IdeaRow } | { ok: false; reason: 'closed'; idea: IdeaRow }

/** Brings back an idea its author withdrew, while the contest still takes ideas; where they are read first, so is this one. */
export async function restoreIdea(viewer: Viewer, ideaId: string, now = new Date()): Promise<Restored> {
  await findIdea(viewer, ideaId, 'idea.edit')
  return transaction(async () => {
    const { idea, contest } = (await ideaWithContest(ideaId)) as NonNullable<
      Awaited<ReturnType<typeof ideaWithContest>>
    >
    if (idea.state !== 'withdrawn') return { ok: true, idea }
    if (!ideasOpen(contest, now)) return { ok: false, reason: 'closed', idea }
    if (contest.moderation === 'before') {
      await takeDownIdea(idea, { state: 'held' }, now)
      await record('idea.held', viewer, { contestId: contest.id, ideaId }, now)
    } else await publishIdea(idea, contest, viewer, now)
    return { ok: true, idea }
  })
}
