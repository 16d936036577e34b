import type { z } from 'zod'
import type { UndoForm } from '#app/features/moderation/forms.server.ts'
import { type Undone, undoDecision } from '#app/features/moderation/undo-decision.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import type { Note } from '#app/web/note.server.ts'

/** One press of Undo: where to go, and what to say there. */
export async function undoFromForm(viewer: Viewer, { decision, back }: z.output<typeof UndoForm>) {
  const undone = await undoDecision(viewer, decision)
  if (!undone.ok) return { path: back, note: { text: refusedWords(undone), tone: 'refused' } satisfies Note }
  const path = back === '/desk/moderation' ? `${back}#${undone.subject}-${undone.id}` : back
  return { path, note: { text: m.moderation_undone(), tone: 'done' } satisfies Note }
}

function refusedWords(undone: Extract<Undone, { ok: false }>) {
  switch (undone.reason) {
    case 'late':
      return m.moderation_undo_late()
    case 'decided':
      return undone.by === null ? m.moderation_over() : m.moderation_decided({ name: undone.by })
    case 'changed':
      return m.moderation_undo_changed()
  }
}
