import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { sharedContest } from '#app/features/channels/share/share-contest.server.ts'
import { shareHead } from '#app/features/channels/share/share-head.server.ts'
import { Discussion } from '#app/features/comments/discussion.tsx'
import { debateDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ContestFrame } from '#app/features/contests/page/contest-frame.tsx'
import { contestPage } from '#app/features/contests/page/contest-page.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(page, page.data?.contest.title ?? '', page.data?.contest.question, page.data?.share)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.debate as string)
  if (contest.kind !== 'debate') throw redirectTo(`/c/${contest.slug}`)
  const { searchParams } = new URL(request.url)
  const [page, discussion] = await Promise.all([
    contestPage(viewer, contest),
    debateDiscussion(viewer, contest, searchParams),
  ])
  const share = await shareHead(viewer, () => sharedContest(contest))
  return { contest: page, discussion, share }
}

export default function Debate() {
  const { contest, discussion } = useLoaderData<typeof loader>()
  return (
    <ContestFrame contest={contest}>
      <Discussion discussion={discussion} />
    </ContestFrame>
  )
}
