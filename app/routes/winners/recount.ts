import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { recountZip } from '#app/features/winners/recount/recount-zip.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** Published with the result, like the ballots it contains. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  const count = await officialCountOf(contest)
  if (!count) throw notFound()
  return fileAnswer({
    name: `${contest.slug}-recount.zip`,
    type: 'application/zip',
    ...(await recountZip(contest, count)),
  })
}
