import { commentShape } from '#app/features/comments/comment-shape.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { commentsIn } from '#drizzle/queries/discussions.ts'

/** The comments of an idea for programs: flat, oldest first, `limit` at a time; `next` is the cursor of the next page. */
export async function listComments(
  viewer: Viewer,
  ideaId: string,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
) {
  const { idea } = await findIdea(viewer, ideaId, 'idea.read')
  const list = `comments ${idea.id}`
  const place = readCursor(list, cursor) as [number, string] | undefined
  const from = place && { createdAt: new Date(place[0]), id: place[1] }
  const rows = await commentsIn(viewer, { contestId: idea.contestId, ideaId: idea.id }, limit + 1, from)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1)?.comment : undefined
  return { items: shown.map(commentShape), next: last ? writeCursor(list, [last.createdAt.getTime(), last.id]) : null }
}
