import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listContests } from '#app/features/contests/list-contests.server.ts'
import { ContestCards } from '#app/features/contests/page/contest-cards.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { EmptyState } from '#app/ui/page/empty-state.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(page, m.contests_results_title(), m.contests_results_lead())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const now = new Date()
  const contests = await listContests(viewer, undefined, now)
  const waiting = contests.filter(({ phase, kind }) => kind === 'contest' && (phase === 'deciding' || phase === 'jury'))
  const concluded = contests.filter(({ phase }) => phase === 'answered')
  return { waiting, concluded: concluded.sort(latestFirst), now }
}

const latestFirst = (one: { concludedAt: Date | null }, other: { concludedAt: Date | null }) =>
  (other.concludedAt?.getTime() ?? 0) - (one.concludedAt?.getTime() ?? 0)

export default function Results() {
  const { waiting, concluded, now } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg">
      <PageHeader title={m.contests_results_title()} lead={m.contests_results_lead()} />
      {concluded.length === 0 && <EmptyState>{m.contests_results_none()}</EmptyState>}
      <ContestCards label={m.contests_debates_over()} contests={concluded} now={now} />
      <ContestCards label={m.contests_results_waiting()} contests={waiting} now={now} />
    </div>
  )
}
