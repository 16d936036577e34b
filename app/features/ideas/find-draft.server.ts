import { draftPlace } from '#app/features/ideas/draft-place.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { draftAt } from '#drizzle/queries/drafts.ts'

/** The unfinished idea a person left for this contest, and when. */
export async function findDraft(viewer: Viewer, contestId: string) {
  if (viewer.kind === 'visitor') return undefined
  const draft = await draftAt(viewer.id, draftPlace(contestId))
  return draft && { content: draft.content, savedAt: draft.updatedAt }
}
