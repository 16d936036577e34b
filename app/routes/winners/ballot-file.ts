import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { ballotFile, isBallotFormat } from '#app/features/winners/ballot-files/ballot-file.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** The ballots in a standard format, which is the ending of the address. Published with the result, as all of them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  const format = new URL(request.url).pathname.split('.').at(-1) as string
  const count = await officialCountOf(contest)
  if (!count || !isBallotFormat(contest, format)) throw notFound()
  return fileAnswer(await ballotFile(contest, count, format))
}
