import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { sharedContest } from '#app/features/channels/share/share-contest.server.ts'
import { shareHead } from '#app/features/channels/share/share-head.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ContestFrame } from '#app/features/contests/page/contest-frame.tsx'
import { contestPage } from '#app/features/contests/page/contest-page.server.ts'
import { ContestIdeas } from '#app/features/ideas/list/contest-ideas.tsx'
import { listAddress } from '#app/features/ideas/list/list-address.ts'
import { packList } from '#app/features/ideas/list/packed-list.ts'
import { statusTabs } from '#app/features/ideas/list/status-tabs.server.ts'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { contestLines } from '#app/features/unions/idea/union-lines.server.ts'
import { UnionLines } from '#app/features/unions/idea/union-lines.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(page, page.data?.contest.title ?? '', page.data?.contest.question, page.data?.share)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string)
  if (contest.kind === 'debate') throw redirectTo(`/d/${contest.slug}`)
  const address = listAddress(request.url)
  const [page, list, unions, statuses] = await Promise.all([
    contestPage(viewer, contest, address.tag),
    listIdeas(viewer, contest, address).then(packList),
    contestLines(viewer, contest.id),
    statusTabs(contest.id),
  ])
  const share = await shareHead(viewer, () => sharedContest(contest))
  return { contest: page, share, list, address, unions, statuses }
}

export default function Contest() {
  const { contest, list, address, unions, statuses } = useLoaderData<typeof loader>()
  return (
    <ContestFrame contest={contest}>
      <ContestIdeas contest={contest} list={list} address={address} statuses={statuses} />
      <UnionLines lines={unions} />
    </ContestFrame>
  )
}
