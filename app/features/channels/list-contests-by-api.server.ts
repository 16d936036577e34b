import { limitOf } from '#app/features/channels/page-of.server.ts'
import { contestShape } from '#app/features/contests/contest-shape.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { problem } from '#app/web/problem.server.ts'
import { contestsAfter } from '#drizzle/queries/contest-pages.ts'

const states = ['draft', 'open', 'closed', 'concluded'] as const

/** `GET /contests?state=&kind=&limit=&cursor=`: what the viewer may see, the newest first. */
export async function listContestsByApi(viewer: Viewer, url: URL, now = new Date()) {
  const limit = limitOf(url)
  const state = states.find((word) => word === url.searchParams.get('state'))
  const kind = (['contest', 'debate', 'box'] as const).find((word) => word === url.searchParams.get('kind'))
  const list = `contests ${state} ${kind}`
  const cursor = url.searchParams.get('cursor')
  const after = cursor ? (readCursor(list, cursor) as [number, string] | undefined) : undefined
  if (cursor && !after) throw problem(400, { code: 'cursor-invalid' })

  const rows = await contestsAfter(viewer, {
    state,
    kind,
    limit: limit + 1,
    after: after && { createdAt: new Date(after[0]), id: after[1] },
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? writeCursor(list, [last.createdAt.getTime(), last.id]) : null
  return { items: items.map((row) => contestShape(row, now)), next }
}
