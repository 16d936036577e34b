import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import type { EditInput } from '#app/features/ideas/forms.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

/** One press of “Save”: where to go and what to say there, or the form again with why not. */
export async function editFromForm(viewer: Viewer, ideaId: string, form: { value: EditInput; values: FormValues }) {
  const edited = await editIdea(viewer, ideaId, form.value)
  if (edited.ok) {
    const note = edited.held ? m.ideas_saved_held() : m.ideas_saved()
    return { ok: true as const, path: ideaPath(edited.idea), note }
  }
  const changed = edited.reason === 'changed'
  const errors = {
    changed: { '': [m.ideas_two_tabs()] },
    closed: { '': [m.ideas_edit_closed()] },
    words: { '': [m.ideas_refused_words()] },
    'tag-unknown': { tags: [m.ideas_tag_unknown()] },
  }[edited.reason] as Record<string, string[]>
  const status = edited.reason === 'tag-unknown' || edited.reason === 'words' ? 400 : 409
  return { ok: false as const, status, changed, refusal: refuseForm(form.values, errors) }
}
