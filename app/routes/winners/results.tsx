import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { sharedContest } from '#app/features/channels/share/share-contest.server.ts'
import { shareHead } from '#app/features/channels/share/share-head.server.ts'
import { roundsOf } from '#app/features/contests/final/rounds-of.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { countingWords } from '#app/features/winners/counting/counting-progress.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { resultsOf } from '#app/features/winners/results/results-of.server.ts'
import { ResultsView } from '#app/features/winners/results/results-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(page, m.winners_results_title({ title: page.data?.title ?? '' }), page.data?.question, page.data?.share)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  if (contest.kind === 'debate') throw redirectTo(`/d/${contest.slug}`)
  const count = await officialCountOf(contest)
  if (!count) {
    const words = contest.closedAt ? countingWords(contest.id) : m.winners_results_none()
    throw redirectWithNote(`/c/${contest.slug}`, words)
  }
  const rounds = await roundsOf(viewer, contest)
  const share = await shareHead(viewer, () => sharedContest(contest))
  return { ...(await resultsOf(contest, count)), rounds, share }
}

export default function ContestResults() {
  const { rounds, share: _, ...results } = useLoaderData<typeof loader>()
  return <ResultsView results={results} rounds={rounds} />
}
