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
  pageMeta(page, m.contests_debates_title(), m.contests_debates_lead())

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const now = new Date()
  const debates = (await listContests(viewer, undefined, now)).filter(({ kind }) => kind === 'debate')
  const open = debates.filter(({ phase }) => phase !== 'answered')
  return { open, over: debates.filter(({ phase }) => phase === 'answered'), now }
}

export default function Debates() {
  const { open, over, now } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg">
      <PageHeader title={m.contests_debates_title()} lead={m.contests_debates_lead()} />
      {open.length === 0 && <EmptyState>{m.contests_debates_none()}</EmptyState>}
      <ContestCards label={m.contests_open_now()} contests={open} now={now} />
      <ContestCards label={m.contests_debates_over()} contests={over} now={now} />
    </div>
  )
}
