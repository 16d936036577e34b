import type { HoldingInput } from '#app/features/answers/forms.server.ts'
import { holdIdea } from '#app/features/answers/holding/hold-idea.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { waitsInWords } from '#app/features/ideas/waits-in-words.ts'
import { whoseTurn } from '#app/features/ideas/whose-turn.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { instantToLocal } from '#app/web/local-time.ts'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

export type HoldingPage = Awaited<ReturnType<typeof holdingPage>>

/** What stands beside the form that tells people an answer takes longer. */
export async function holdingPage(viewer: Viewer, ideaId: string, now = new Date()) {
  const { idea, contest } = await findIdea(viewer, ideaId, 'idea.answer')
  const { timeZone } = contest
  const { turn } = whoseTurn(idea, now)
  return {
    idea: { id: idea.id, title: idea.title, path: ideaPath(idea) },
    open: turn === 'ours' && !idea.answeredAt,
    waits: waitsInWords({ ...idea, turn }, { timeZone, mine: false, now }),
    today: instantToLocal(now, timeZone).slice(0, 10),
    back: `/c/${contest.slug}/desk/answers`,
  }
}

/** One press of “Tell them”: what to say then, or the form again with why not. */
export async function holdFromForm(viewer: Viewer, ideaId: string, form: { value: HoldingInput; values: FormValues }) {
  const held = await holdIdea(viewer, ideaId, form.value)
  if (held.ok) return { ok: true as const, note: m.answers_hold_done() }
  const why = {
    'nobody-waits': { '': [m.answers_hold_nobody()] },
    'too-soon': { until: [m.answers_hold_too_soon()] },
    'too-late': { until: [m.answers_hold_too_late()] },
  }
  return { ok: false as const, refusal: refuseForm(form.values, why[held.reason]) }
}
