import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** The frozen rules byte for byte, so that anybody can hash them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const { contract, contractHash } = await findContest(viewer, params.contest as string)
  if (!contract) notFound()
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-store' }
  return new Response(contract, { headers: { ...headers, ETag: `"${contractHash}"` } })
}
