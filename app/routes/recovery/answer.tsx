import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { answerCase } from '#app/features/recovery/answer-case.server.ts'
import { AnswerView } from '#app/features/recovery/answer-view.tsx'
import { caseDeskPage } from '#app/features/recovery/case-page.server.ts'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import { OutcomeForm } from '#app/features/recovery/forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.recovery_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return caseDeskPage(await viewerOf(request), params.case ?? '')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { complaint } = await findCase(viewer, params.case ?? '', 'case.answer')
  const form = await readForm(request, OutcomeForm)
  if (!form.ok) return data(form, { status: 400 })

  const answered = await answerCase(viewer, complaint.id, form.value)
  if (answered.ok) throw redirectWithNote('/desk/complaints', m.recovery_answered())
  const why = answered.reason === 'changed' ? m.recovery_changed() : m.recovery_not_open()
  return data(refuseForm(form.values, { '': [why] }), { status: 409 })
}

export default function AnswerComplaint() {
  return <AnswerView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
