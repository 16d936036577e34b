import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { similarIdeas } from '#app/features/ideas/similar-ideas.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'

/** What the page asks for while somebody types. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest ?? '')
  const text = new URL(request.url).searchParams.get('text') ?? ''
  const items = await similarIdeas(viewer, contest, text.normalize('NFC'))
  return Response.json({ items }, { headers: { 'Cache-Control': 'private, no-store' } })
}
