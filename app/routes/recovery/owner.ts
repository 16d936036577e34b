import type { ActionFunctionArgs } from '@remix-run/node'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import { OwnerForm } from '#app/features/recovery/forms.server.ts'
import { takeCase } from '#app/features/recovery/take-case.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'
import { badRequest, notFound } from '#app/web/refuse.server.ts'

export function loader() {
  notFound()
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const { complaint } = await findCase(viewer, params.case ?? '', 'case.answer')
  const form = await readForm(request, OwnerForm)
  if (!form.ok) badRequest()

  const taken = await takeCase(viewer, complaint.id, form.value)
  const back = `/desk/complaints/${complaint.id}`
  if (taken.ok) return redirectWithNote(back, m.recovery_taken({ name: taken.name }))
  const text = taken.reason === 'changed' ? m.recovery_changed() : m.recovery_not_team()
  return redirectWithNote(back, { text, tone: 'refused' })
}
