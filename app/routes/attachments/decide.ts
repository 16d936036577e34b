import type { ActionFunctionArgs } from '@remix-run/node'
import { decideFile } from '#app/features/attachments/decide-file.server.ts'
import { findFile } from '#app/features/attachments/find-file.server.ts'
import { FileDecisionForm } from '#app/features/attachments/forms.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

const queue = '/desk/moderation/files'
const done = { show: m.files_done_show, hide: m.files_done_hide, uphold: m.moderation_done_uphold }

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  await findFile(viewer, params.file ?? '', 'file.moderate')
  const form = await readForm(request, FileDecisionForm)
  if (!form.ok) return redirectWithNote(queue, { text: m.files_choose_reason(), tone: 'refused' })

  const decided = await decideFile(viewer, params.file ?? '', form.value)
  if (!decided.ok && decided.reason === 'own-decision')
    return redirectWithNote(queue, { text: m.moderation_appeal_own(), tone: 'refused' })
  return redirectWithNote(queue, decided.ok ? done[form.value.decision]() : m.moderation_over())
}
