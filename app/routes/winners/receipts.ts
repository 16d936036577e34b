import type { LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { ownReceipts } from '#app/features/votes/own-receipts.server.ts'
import { fileAnswer } from '#app/web/file-answer.server.ts'

/** The reader's own receipts, for nobody else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  const body = `${JSON.stringify(await ownReceipts(viewer, contest), null, 2)}\n`
  return fileAnswer({ name: `${contest.slug}-receipts.json`, type: 'application/json; charset=utf-8', body })
}
