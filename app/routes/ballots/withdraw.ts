import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { answerPaper } from '#app/features/votes/ballots/answer-paper.server.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contest = await findContest(await viewerOf(request), params.contest as string)
  return redirectTo(`/c/${contest.slug}/ballot`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)

  const done = await castPaper(viewer, contest.id, () => ({}))
  return answerPaper(viewer, contest.slug, done)
}
