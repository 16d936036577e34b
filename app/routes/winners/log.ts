import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { publishedLog } from '#app/features/votes/published-log.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  return Response.json(await publishedLog(contest), { headers: { 'Cache-Control': 'private, no-store' } })
}
