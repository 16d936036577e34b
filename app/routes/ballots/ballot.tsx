import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isFilled } from '#app/features/contests/ballots/ballots.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { answerPaper } from '#app/features/votes/ballots/answer-paper.server.ts'
import { ballotPage } from '#app/features/votes/ballots/ballot-page.server.ts'
import { BallotView } from '#app/features/votes/ballots/ballot-view.tsx'
import { PaperForm } from '#app/features/votes/ballots/forms.server.ts'
import { paperFromForm } from '#app/features/votes/ballots/paper-from-form.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.ballots_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  if (contest.ballot === 'pair') throw redirectTo(`/c/${contest.slug}/choose`)
  if (!isFilled(contest)) throw notFound()
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  return ballotPage(viewer, contest, Number.isInteger(page) ? page : 1)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  const form = await readForm(request, PaperForm)
  if (!form.ok) return badRequest()

  const { done, refused } = await paperFromForm(viewer, contest, form.value)
  return refused ? data(refused, { status: 409 }) : answerPaper(viewer, contest.slug, done, form.value.page)
}

export default function Ballot() {
  return <BallotView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
