import { decideName, type NameDecided } from '#app/features/moderation/names/decide-name.server.ts'
import { findNameToDecide, nameThingOf } from '#app/features/moderation/names/find-name.server.ts'
import { type NameDecision, nameForms } from '#app/features/moderation/names/forms.server.ts'
import { nameKey } from '#app/features/moderation/names/names-queue.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormRefusal, readForm, refuseForm } from '#app/web/read-form.server.ts'
import { notFound } from '#app/web/refuse.server.ts'

export interface RefusedName {
  key: string
  decision: NameDecision
  refusal: FormRefusal
}

type Pressed = { ok: true; note: string } | { ok: false; status: 400 | 403 | 409; refused: RefusedName }

const done = {
  leave: m.names_done_leave,
  replace: m.names_done_replace,
  restore: m.names_done_restore,
  uphold: m.names_done_uphold,
}

const why: Record<Extract<NameDecided, { ok: false }>['reason'], () => string> = {
  over: m.moderation_over,
  changed: m.names_changed,
  'own-decision': m.moderation_appeal_own,
  'not-offered': m.moderation_nothing_to_decide,
  'name-used': m.names_used_meanwhile,
}

/** One press in the queue of names: what to say, or the card again with why not. The address says which name and what. */
export async function decideNameFromForm(viewer: Viewer, request: Request): Promise<Pressed> {
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const [thing, decision] = [nameThingOf(search), decisionOf(search.decision)]
  await findNameToDecide(viewer, thing)
  const refused = (refusal: FormRefusal) => ({ key: nameKey(thing), decision, refusal })
  const form = await readForm(request, nameForms[decision])
  if (!form.ok) return { ok: false, status: 400, refused: refused(form) }
  const decided = await decideName(viewer, thing, { ...form.value, decision })
  if (decided.ok) return { ok: true, note: done[decision]() }
  const refusal = refuseForm(form.values, { '': [why[decided.reason]()] })
  return { ok: false, status: decided.reason === 'own-decision' ? 403 : 409, refused: refused(refusal) }
}

const decisionOf = (word: string | undefined): NameDecision =>
  Object.hasOwn(nameForms, word ?? '') ? (word as NameDecision) : notFound()
