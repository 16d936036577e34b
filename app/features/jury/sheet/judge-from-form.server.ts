import { declareConflict } from '#app/features/jury/declare-conflict.server.ts'
import { ScorecardForm } from '#app/features/jury/forms.server.ts'
import { refusalWords } from '#app/features/jury/refusal-words.ts'
import { saveScorecard } from '#app/features/jury/save-scorecard.server.ts'
import { papersPage } from '#app/features/jury/sheet/papers-page.server.ts'
import type { SheetPage } from '#app/features/jury/sheet/sheet-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormRefusal, readForm, refuseForm } from '#app/web/read-form.server.ts'

type Judged = { ok: true; next: string; note: string } | { ok: false; status: 400 | 409; form: FormRefusal }

/** Keeps, hands in or gives back a paper, as its form says, and answers where the juror goes on. */
export async function judgeFromForm(viewer: Viewer, { slug, idea }: SheetPage, request: Request): Promise<Judged> {
  const form = await readForm(request, ScorecardForm)
  if (!form.ok) return { ok: false, status: 400, form }
  const { conflict, ...paper } = form.value
  const here = `/c/${slug}/jury`
  if (conflict) {
    const given = await declareConflict(viewer, slug, idea.id)
    if (given.ok)
      return { ok: true, next: here, note: given.reassigned ? m.jury_note_reassigned() : m.jury_note_given_back() }
    return { ok: false, status: 409, form: refuseForm(form.values, { '': [refusalWords(given.reason)] }) }
  }
  const saved = await saveScorecard(viewer, slug, idea.id, paper)
  if (!saved.ok) {
    const words = refusalWords(saved.reason)
    const fields = saved.missing?.map((id) => [`scores.${id}`, [words]]) ?? [['', [words]]]
    return { ok: false, status: saved.missing ? 400 : 409, form: refuseForm(form.values, Object.fromEntries(fields)) }
  }
  if (paper.step === 'save') return { ok: true, next: `${here}/${idea.id}`, note: m.jury_note_saved() }
  const { next } = await papersPage(viewer, slug)
  return { ok: true, next: next ? `${here}/${next}` : here, note: m.jury_note_submitted() }
}
