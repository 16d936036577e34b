import { readIdeaByApi } from '#app/features/channels/read-idea-by-api.server.ts'
import { refused } from '#app/features/channels/refused.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { withdrawIdea } from '#app/features/ideas/withdraw-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'

/** `DELETE /ideas/:idea`: its author withdraws it; the tombstone is the answer. */
export async function withdrawIdeaByApi(viewer: Viewer, segment: string, now = new Date()) {
  const withdrawn = await withdrawIdea(viewer, ideaIdOf(segment), '', now)
  return withdrawn.ok ? readIdeaByApi(viewer, withdrawn.idea.id, now) : refused('ideas', withdrawn)
}
