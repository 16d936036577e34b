import { ideaShapes } from '#app/features/channels/idea-shape.server.ts'
import { limitOf } from '#app/features/channels/page-of.server.ts'
import { searchIdeas } from '#app/features/ideas/search-ideas.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { problem } from '#app/web/problem.server.ts'

/** `GET /search?q=&contest=&limit=&cursor=`: ideas with these words among all the viewer may see, the best first. */
export async function searchByApi(viewer: Viewer, url: URL, now = new Date()) {
  const q = url.searchParams.get('q') ?? ''
  const contest = url.searchParams.get('contest') ?? undefined
  const list = `search ${contest} ${q}`
  const cursor = url.searchParams.get('cursor')
  const after = cursor ? readCursor(list, cursor) : undefined
  if (cursor && typeof after !== 'string') throw problem(400, { code: 'cursor-invalid' })
  const found = await searchIdeas(viewer, { q, contest, cursor: after as string | undefined, limit: limitOf(url) })
  const items = await ideaShapes(
    viewer,
    found.items.map(({ id }) => id),
    now,
  )
  return { items, next: found.next ? writeCursor(list, found.next) : null, total: found.total, capped: found.capped }
}
