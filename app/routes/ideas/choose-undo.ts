import type { ActionFunctionArgs } from '@remix-run/node'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { tokenFor } from '#app/features/votes/choose/choose-page.server.ts'
import { UndoForm } from '#app/features/votes/choose/forms.server.ts'
import { refusedWords } from '#app/features/votes/choose/refused-words.server.ts'
import { undoComparison } from '#app/features/votes/choose/undo-comparison.server.ts'
import { m } from '#app/paraglide/messages.js'
import { readForm } from '#app/web/read-form.server.ts'
import { redirectWithNote } from '#app/web/redirect.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request)
  const form = await readForm(request, UndoForm)
  const page = `/c/${params.contest}/choose`

  const undone = await undoComparison(viewer, params.contest as string, (form.ok && form.value.latest) || null)
  if (!undone.ok) return redirectWithNote(page, { tone: 'refused', text: refusedWords(undone.reason) })
  const pair = tokenFor(viewer, undone.contestId, undone.ideas, new Date())
  return redirectWithNote(`${page}?pair=${pair}`, m.choose_undone())
}
