import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { ballotsCsv } from '#app/features/winners/export/ballots-csv.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { inParts } from '#app/web/in-parts.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** Published with the result: before the close the ballots are nobody's business. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  if (!contest.closedAt) throw notFound()
  const body = await inParts(ballotsCsv(contest))
  return fileAnswer({ name: `${contest.slug}-ballots.csv`, type: 'text/csv; charset=utf-8', body })
}
