import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import type { AnswerInput } from '#app/features/answers/forms.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

/** One press of “Send the answer”: where to go and what to say there, or the form again with why not. */
export async function answerFromForm(viewer: Viewer, ideaId: string, form: { value: AnswerInput; values: FormValues }) {
  const answered = await answerIdea(viewer, ideaId, form.value)
  if (answered.ok) {
    const note = answered.corrected ? m.answers_corrected_done() : m.answers_done()
    return { ok: true as const, path: `${ideaPath(answered.idea)}#answer`, note }
  }
  if (answered.reason === 'reason-unknown')
    return { ok: false as const, refusal: refuseForm(form.values, { reason: [m.answers_reason_unknown()] }) }
  if (answered.reason === 'status-unknown')
    return { ok: false as const, refusal: refuseForm(form.values, { outcome: [m.answers_refused_status_unknown()] }) }
  const words =
    answered.reason === 'not-published' ? m.answers_not_published() : m.answers_meanwhile({ name: answered.by })
  return { ok: false as const, refusal: refuseForm(form.values, { '': [words] }) }
}
