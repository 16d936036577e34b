import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { LetterAnswerForm } from '#app/features/unions/forms.server.ts'
import { AnswerForm } from '#app/features/unions/letters/answer-form.tsx'
import { answerLetter } from '#app/features/unions/letters/answer-letter.server.ts'
import { findLetter } from '#app/features/unions/letters/find-letter.server.ts'
import { letterPage } from '#app/features/unions/letters/letter-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.unions_answer_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request)
  const { letter } = await findLetter(viewer, params.letter ?? '', 'letter.answer')
  const signed = [viewer.name, viewer.title].filter(Boolean).join(', ')
  return { page: await letterPage(viewer, letter.id), signed }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { letter } = await findLetter(viewer, params.letter ?? '', 'letter.answer')
  const form = await readForm(request, LetterAnswerForm)
  if (!form.ok) return data(form, { status: 400 })

  const answered = await answerLetter(viewer, letter.id, form.value)
  if (answered.ok) throw redirectWithNote(`/letters/${letter.id}#answer`, m.unions_answer_sent())
  return data(refuseForm(form.values, { '': [m.answers_meanwhile({ name: answered.by })] }), { status: 409 })
}

export default function AnswerLetter() {
  return <AnswerForm {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
