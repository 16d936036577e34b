import type { ActionFunctionArgs } from '@remix-run/node'
import { UndoForm } from '#app/features/moderation/forms.server.ts'
import { undoFromForm } from '#app/features/moderation/undo-from-form.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectTo, redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, UndoForm)
  if (!form.ok) return redirectTo('/desk/moderation')

  const { path, note } = await undoFromForm(viewer, form.value)
  return redirectWithNote(path, note)
}
