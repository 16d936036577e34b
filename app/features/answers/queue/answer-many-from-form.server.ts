import type { ManyAnswersInput } from '#app/features/answers/forms.server.ts'
import { answerMany } from '#app/features/answers/queue/answer-many.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

/** One press of “Answer the chosen ideas”: what to say then, or the form again with why not. */
export async function answerManyFromForm(
  viewer: Viewer,
  contest: string,
  form: { value: ManyAnswersInput; values: FormValues },
) {
  const { answered, left, unknown } = await answerMany(viewer, contest, form.value)
  if (answered > 0) {
    const note = m.answers_many_done({ n: answered })
    return { ok: true as const, note: left > 0 ? `${note} ${m.answers_many_left({ n: left })}` : note }
  }
  return { ok: false as const, refusal: refuseForm(form.values, whyNot(unknown, left)) }
}

function whyNot(unknown: 'reason-unknown' | 'status-unknown' | undefined, left: number): Record<string, string[]> {
  if (unknown === 'reason-unknown') return { reason: [m.answers_reason_unknown()] }
  if (unknown) return { outcome: [m.answers_refused_status_unknown()] }
  return { ideas: [m.answers_many_left({ n: left })] }
}
