import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { roundsOf } from '#app/features/contests/final/rounds-of.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { deskOf } from '#app/features/winners/desk/desk-of.server.ts'
import { DeskView } from '#app/features/winners/desk/desk-view.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.winners_to_desk())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  if (contest.state === 'draft') throw redirectTo(`/c/${contest.slug}/edit`)
  return { desk: await deskOf(contest), rounds: await roundsOf(viewer, contest) }
}

export default function OwnersDesk() {
  return <DeskView {...useLoaderData<typeof loader>()} />
}
