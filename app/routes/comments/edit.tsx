import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { commentPage, editCommentFromForm } from '#app/features/comments/edit-comment-page.server.ts'
import { EditView } from '#app/features/comments/edit-view.tsx'
import { EditCommentForm } from '#app/features/comments/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.comments_edit_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return commentPage(await viewerOf(request), params.comment ?? '', 'comment.edit')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, EditCommentForm)
  if (!form.ok) return data({ refusal: form, changed: false }, { status: 400 })

  const edited = await editCommentFromForm(viewer, params.comment ?? '', form)
  if (edited.ok) throw redirectWithNote(edited.path, edited.note)
  return data({ refusal: edited.refusal, changed: edited.changed }, { status: 409 })
}

export default function EditComment() {
  const answer = useActionData<typeof action>()
  return <EditView page={useLoaderData<typeof loader>()} refused={answer?.refusal} changed={answer?.changed ?? false} />
}
