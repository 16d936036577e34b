import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { moveRank, placeRank } from '#app/features/contests/ballots/rank-marks.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { answerPaper } from '#app/features/votes/ballots/answer-paper.server.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { RankForm } from '#app/features/votes/ballots/forms.server.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contest = await findContest(await viewerOf(request), params.contest as string)
  return redirectTo(`/c/${contest.slug}/ballot`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  if (contest.ballot !== 'rank') throw notFound()
  const form = await readForm(request, RankForm)
  if (!form.ok) return badRequest()

  const { idea, step, place = 1 } = form.value
  const done = await castPaper(viewer, contest.id, (standing) =>
    step === 'place' ? placeRank(standing, idea, place) : moveRank(standing, idea, step),
  )
  return answerPaper(viewer, contest.slug, done)
}
