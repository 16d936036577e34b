import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { commentFromForm, writePage } from '#app/features/comments/comment-from-form.server.ts'
import { CommentForm } from '#app/features/comments/forms.server.ts'
import { WriteView } from '#app/features/comments/write-view.tsx'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { rememberGuest } from '#app/features/people/remember-guest.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.comments_add())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const parent = new URL(request.url).searchParams.get('parent')
  return writePage(viewer, { ideaId: ideaIdOf(params.idea ?? '') }, parent)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, CommentForm)
  if (!form.ok) return data(form, { status: 400 })

  const sent = await commentFromForm(viewer, { ideaId: ideaIdOf(params.idea ?? '') }, form)
  if (sent.ok) throw redirectWithNote(sent.path, sent.note, rememberGuest(viewer))
  return data(sent.refusal, { status: sent.status })
}

export default function WriteComment() {
  return <WriteView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
