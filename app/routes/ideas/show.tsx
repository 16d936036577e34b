import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Pulse } from '#app/features/answers/pulse/pulse.tsx'
import { foundPulse } from '#app/features/answers/pulse/pulse-shown.server.ts'
import { shareHead } from '#app/features/channels/share/share-head.server.ts'
import { shareIdea } from '#app/features/channels/share/share-idea.server.ts'
import { Discussion } from '#app/features/comments/discussion.tsx'
import { foundDiscussion } from '#app/features/comments/discussion-of.server.ts'
import { filesShown } from '#app/features/files/files-shown.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { findIdeaPage, ideaPageOf } from '#app/features/ideas/idea-page.server.ts'
import { IdeaView } from '#app/features/ideas/page/idea-view.tsx'
import { OfficialAnswer } from '#app/features/ideas/page/official-answer.tsx'
import { Thanks } from '#app/features/ideas/page/thanks.tsx'
import { thanksFor } from '#app/features/ideas/page/thanks-for.server.ts'
import { Tombstone } from '#app/features/ideas/page/tombstone.tsx'
import { VotePanel } from '#app/features/ideas/page/vote-panel.tsx'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { ideaLines } from '#app/features/unions/idea/union-lines.server.ts'
import { UnionLines } from '#app/features/unions/idea/union-lines.tsx'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { redirectTo } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) =>
  pageMeta(
    page,
    page.data?.page.idea.title || m.ideas_withdrawn_title(),
    page.data?.page.idea.beneath.slice(0, 160),
    page.data?.share,
  )

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const found = await findIdeaPage(viewer, ideaIdOf(params.idea ?? ''))
  const page = await ideaPageOf(viewer, found)
  const { search, searchParams } = new URL(request.url)
  if (page.tombstone)
    return data(
      { page, thanks: null, discussion: null, pulse: null, files: undefined, unions: [], share: undefined },
      { status: page.idea.state === 'merged' ? 200 : 410 },
    )
  if (page.idea.path !== `/i/${params.idea}`) throw redirectTo(`${page.idea.path}${search}`)

  const thanks = await thanksFor(viewer, page, searchParams)
  const { id } = page.idea
  const pulse = page.answer && (await foundPulse(viewer, found, page.answer.id, found.answered?.pulse ?? null))
  const files = found.beside.files
    ? (await filesShown({ ...viewer, staff: page.may.moderate }, 'idea', [id])).get(id)
    : undefined
  const unions = await ideaLines(viewer, id, { ...found.beside, speaks: found.own.speaks })
  const discussion = await foundDiscussion(viewer, found, searchParams)
  const share = await shareHead(viewer, () => shareIdea(page.idea.id))
  return data({ page, thanks, pulse, files, unions, discussion, share })
}

export default function ShowIdea() {
  const { page, thanks, discussion, pulse, files, unions } = useLoaderData<typeof loader>()
  if (page.tombstone) return <Tombstone page={page} words={page.tombstone} />
  const answer = page.answer && (
    <OfficialAnswer answer={page.answer} timeZone={page.contest.timeZone}>
      {pulse && <Pulse pulse={pulse} />}
    </OfficialAnswer>
  )
  return (
    <IdeaView
      page={page}
      files={files}
      thanks={thanks && <Thanks page={page} thanks={thanks} />}
      vote={
        <>
          <VotePanel page={page} />
          <UnionLines lines={unions} />
        </>
      }
      discussion={discussion && <Discussion discussion={discussion} answer={answer} />}
    />
  )
}
