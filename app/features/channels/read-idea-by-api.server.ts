import { type IdeaShape, ideaShape } from '#app/features/channels/idea-shape.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** `GET /ideas/:idea`. Throws 404 for what the viewer may not know of. */
export async function readIdeaByApi(viewer: Viewer, segment: string, now = new Date()): Promise<IdeaShape> {
  const idea = await ideaShape(viewer, ideaIdOf(segment), now)
  if (!idea) throw notFound()
  return idea
}
