import type { ActionFunctionArgs } from '@remix-run/node'
import { decideFile } from '#app/features/attachments/decide-file.server.ts'
import { findFile } from '#app/features/attachments/find-file.server.ts'
import { FileDecisionForm } from '#app/features/attachments/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

const queue = '/desk/moderation/files'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  await findFile(viewer, params.file ?? '', 'file.moderate')
  const form = await readForm(request, FileDecisionForm)
  if (!form.ok) return redirectWithNote(queue, { text: m.files_choose_reason(), tone: 'refused' })

  const decided = await decideFile(viewer, params.file ?? '', form.value)
  const done = form.value.decision === 'show' ? m.files_done_show() : m.files_done_hide()
  return redirectWithNote(queue, decided.ok ? done : m.moderation_over())
}
