import { record } from '#app/features/events/record.server.ts'
import { staffOf, type Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { noteRead } from '#drizzle/queries/idea-pages.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

/** Notes that somebody of the contest's team opened an idea for the first time, so that its author may know. */
export async function noteFirstRead(viewer: Viewer, idea: IdeaRow, now: Date) {
  if (idea.readAt || idea.authorId === viewer.id || !staffOf(viewer, idea.contestId)) return
  if (idea.state !== 'published' && idea.state !== 'held') return
  await transaction(async () => {
    if (!(await noteRead(idea.id, viewer.id, now))) return
    await record('idea.read', viewer, { contestId: idea.contestId, ideaId: idea.id }, now)
  })
}
