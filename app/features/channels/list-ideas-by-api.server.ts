import { ideaShapes } from '#app/features/channels/idea-shape.server.ts'
import { limitOf } from '#app/features/channels/page-of.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ideaStatuses, listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { isOrder } from '#app/features/ideas/orders.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { problem } from '#app/web/problem.server.ts'

/** `GET /contests/:contest/ideas?order=&q=&tag=&status=&limit=&cursor=`: the page's list, each idea with its rank in it. */
export async function listIdeasByApi(viewer: Viewer, name: string, url: URL, now = new Date()) {
  const contest = await findContest(viewer, name)
  const asked = (word: string) => url.searchParams.get(word)
  const [order, status] = [asked('order'), asked('status')]
  if (order && !isOrder(order)) throw problem(400, { code: 'order-unknown' })
  if (status && !(await isKnown(status))) throw problem(400, { code: 'status-unknown' })
  const question = { order, status, q: asked('q'), tag: asked('tag'), cursor: asked('cursor'), limit: limitOf(url) }
  const list = await listIdeas(viewer, contest, question, now)
  const ranks = new Map(list.items.map((item) => [item.id, item.rank]))
  const shapes = await ideaShapes(
    viewer,
    list.items.map((item) => item.id),
    now,
  )
  const items = shapes.map((idea) => ({ ...idea, rank: ranks.get(idea.id) }))
  return { items, next: list.next, order: list.order, countsHidden: list.countsHidden, left: list.votesLeft }
}

const isKnown = async (status: string) =>
  ideaStatuses.some((word) => word === status) || (await siteSettings()).ownStatuses.some(({ key }) => key === status)
