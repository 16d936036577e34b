import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Discussion } from '#app/features/comments/discussion.tsx'
import { debateDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ContestFrame } from '#app/features/contests/page/contest-frame.tsx'
import { contestPage } from '#app/features/contests/page/contest-page.server.ts'
import { asOpened, eyesOf } from '#app/features/contests/page/eyes-of.server.ts'
import { PreviewNotice } from '#app/features/contests/page/preview-notice.tsx'
import { ContestIdeas } from '#app/features/ideas/list/contest-ideas.tsx'
import { listAddress } from '#app/features/ideas/list/list-address.ts'
import { packList } from '#app/features/ideas/list/packed-list.ts'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'

/** To be looked at, not used. */
export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.contests_preview())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest as string, 'contest.manage')
  const [eyes, opened] = [eyesOf(contest), asOpened(contest, new Date())]
  const address = listAddress(request.url)
  const [page, list] = await Promise.all([contestPage(eyes, opened), listIdeas(eyes, opened, address).then(packList)])
  const discussion = contest.kind === 'debate' ? await debateDiscussion(eyes, opened, new URLSearchParams()) : null
  return { contest: page, list, address, discussion, isDraft: contest.state === 'draft' }
}

export default function PreviewContest() {
  const { contest, list, address, discussion, isDraft } = useLoaderData<typeof loader>()
  return (
    <div className="stack-lg">
      <PreviewNotice contest={contest} isDraft={isDraft} />
      <ContestFrame contest={contest}>
        {discussion ? (
          <Discussion discussion={discussion} />
        ) : (
          <ContestIdeas contest={contest} list={list} address={address} />
        )}
      </ContestFrame>
    </div>
  )
}
