import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerFromForm } from '#app/features/answers/answer-from-form.server.ts'
import { answerPage } from '#app/features/answers/answer-page.server.ts'
import { AnswerView } from '#app/features/answers/answer-view.tsx'
import { AnswerForm } from '#app/features/answers/forms.server.ts'
import { findIdea, ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.answers_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const quote = new URL(request.url).searchParams.has('quote')
  return answerPage(viewer, ideaIdOf(params.idea ?? ''), { quote })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { idea } = await findIdea(viewer, ideaIdOf(params.idea ?? ''), 'idea.answer')
  const form = await readForm(request, AnswerForm)
  if (!form.ok) return data(form, { status: 400 })

  const answered = await answerFromForm(viewer, idea.id, form)
  if (answered.ok) throw redirectWithNote(answered.path, answered.note)
  return data(answered.refusal, { status: 409 })
}

export default function AnswerIdea() {
  return <AnswerView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
