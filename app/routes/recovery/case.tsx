import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { casePage } from '#app/features/recovery/case-page.server.ts'
import { CaseView } from '#app/features/recovery/case-view.tsx'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import { followUp } from '#app/features/recovery/follow-up.server.ts'
import { FollowUpForm } from '#app/features/recovery/forms.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { readForm, refuseForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export const handle = { script: false }

export const meta: MetaFunction<typeof loader> = (page) => pageMeta(page, m.recovery_title())

export async function loader({ request, params }: LoaderFunctionArgs) {
  return casePage(await viewerOf(request), params.case ?? '')
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { complaint } = await findCase(viewer, params.case ?? '', 'case.follow-up')
  const form = await readForm(request, FollowUpForm)
  if (!form.ok) return data(form, { status: 400 })

  const said = await followUp(viewer, complaint.id, form.value)
  const note = (reopened: boolean) => (reopened ? m.recovery_reopened() : m.recovery_thanks())
  if (said.ok) throw redirectWithNote(`/complaints/${complaint.id}`, note(said.reopened))
  const why = said.reason === 'changed' ? m.recovery_changed() : m.recovery_not_answered()
  return data(refuseForm(form.values, { '': [why] }), { status: 409 })
}

export default function Complaint() {
  return <CaseView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
