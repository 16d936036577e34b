import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { liveCounts } from '#app/features/ideas/live-counts.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { withEtag } from '#app/web/etag.server.ts'

/** What an open page asks for now and then, so that its figures stay true. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest ?? '')
  const asked = new URL(request.url).searchParams.get('ideas') ?? ''
  const ideas = await liveCounts(viewer, contest, asked.split(' '))
  return withEtag(request, JSON.stringify({ ideas }), {
    'Content-Type': 'application/json',
    'Cache-Control': 'private, no-cache',
  })
}
