import { type ActionFunctionArgs, data, type MetaFunction } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { PasteChosenForm } from '#app/features/ideas/forms.server.ts'
import { pasteFromForm } from '#app/features/ideas/paste/paste-from-form.server.ts'
import { PastePreview } from '#app/features/ideas/paste/paste-preview.tsx'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { PageHeader } from '#app/ui/page/page-header.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest } from '#app/web/refuse.server.ts'

export const meta: MetaFunction = (page) => pageMeta(page, m.ideas_paste())

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const contest = await findContest(viewer, params.contest ?? '', 'contest.propose')
  const form = await readForm(request, PasteChosenForm)
  if (!form.ok) badRequest()

  const pasted = await pasteFromForm(viewer, contest, form)
  if (pasted.ok) throw redirectWithNote(`/c/${contest.slug}?order=new`, pasted.note, rememberGuest(viewer))
  const { status, ...answer } = pasted
  return data(answer, { status })
}

export default function PastePublish() {
  const { contest = '' } = useParams()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack-lg narrow">
      <PageHeader back={{ to: `/c/${contest}/paste`, label: m.ideas_paste_change() }} title={m.ideas_paste()} />
      {answer && <PastePreview slug={contest} {...answer} />}
    </div>
  )
}
