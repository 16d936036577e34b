import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { IdeaAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'

/** The idea with its contest if the viewer may do `action` with it; throws 404 or 403 otherwise. */
export async function findIdea(viewer: Viewer, ideaId: string, action: IdeaAction = 'idea.see') {
  const found = await ideaWithContest(ideaId)
  if (!found) throw notFound()
  insist(can(viewer, action, { ...found.idea, contest: found.contest }))
  return found
}

/** An address ends in `id` or `id-slug`; the id is what counts. */
export const ideaIdOf = (segment: string) => segment.split('-')[0] ?? ''
