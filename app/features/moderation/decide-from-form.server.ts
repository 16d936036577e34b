import type { z } from 'zod'
import { type Decided, decide, type Wish } from '#app/features/moderation/decide.server.ts'
import type { Thing } from '#app/features/moderation/find-thing.server.ts'
import type { decisionForms } from '#app/features/moderation/forms.server.ts'
import { DECISIONS, type Decision } from '#app/features/moderation/standing.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import type { Note } from '#app/web/note.server.ts'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

/** What the address of a decision names; anything else is no page. */
export function thingOf({
  subject,
  thing,
  decision,
}: Record<string, string | undefined>): Thing & { decision: Decision } {
  const known = DECISIONS.find((one) => one === decision) ?? 'publish'
  if ((subject !== 'idea' && subject !== 'comment') || !thing || (decision && known !== decision)) throw notFound()
  return { subject, id: thing, decision: known }
}

type Read = { value: z.output<(typeof decisionForms)[Decision]>; values: FormValues }

/** One press of a decision: where to go and what to say there, or the card again with why not. */
export async function decideFromForm(
  viewer: Viewer,
  { decision, ...thing }: Thing & { decision: Decision },
  form: Read,
) {
  const { back, ...wish } = form.value
  const decided = await decide(viewer, thing, { ...(wish as Omit<Wish, 'decision'>), decision })
  if (decided.ok) return { ok: true as const, path: back, note: doneNote(decision, decided.id, back) }
  const status = decided.reason === 'own-decision' ? 403 : 409
  return { ok: false as const, status, decision, refusal: refuseForm(form.values, { '': [refusedWords(decided)] }) }
}

const doneWords = {
  publish: m.moderation_done_publish,
  return: m.moderation_done_return,
  edit: m.moderation_done_edit,
  hide: m.moderation_done_hide,
  restore: m.moderation_done_restore,
  uphold: m.moderation_done_uphold,
}

/** The queue has its own Undo; anywhere else it stands beside the note. */
function doneNote(decision: Decision, id: string, back: string): Note {
  const note = { text: doneWords[decision](), tone: 'done' as const }
  if (back === '/desk/moderation') return note
  return { ...note, act: { label: m.moderation_undo(), href: '/desk/moderation/undo', post: { decision: id, back } } }
}

function refusedWords(decided: Extract<Decided, { ok: false }>) {
  switch (decided.reason) {
    case 'decided':
      return decided.by === null ? m.moderation_over() : m.moderation_decided({ name: decided.by })
    case 'changed':
      return m.moderation_changed()
    case 'text-missing':
      return m.errors_required()
    case 'own-decision':
      return m.moderation_appeal_own()
    case 'not-offered':
      return m.moderation_nothing_to_decide()
  }
}
