import type { PulseInput } from '#app/features/answers/forms.server.ts'
import { pulseShown } from '#app/features/answers/pulse/pulse-shown.server.ts'
import { sayPulse } from '#app/features/answers/pulse/say-pulse.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'
import { standingAnswer } from '#drizzle/queries/idea-pages.ts'

export type PulsePage = Awaited<ReturnType<typeof pulsePage>>

/** The page on which the author of an idea says whether they were understood, and replies. */
export async function pulsePage(viewer: Viewer, ideaId: string) {
  const { idea } = await findIdea(viewer, ideaId, 'idea.pulse')
  const answer = await standingAnswer(idea.id)
  return {
    idea: { id: idea.id, title: idea.title, path: ideaPath(idea) },
    answer: answer ? { id: answer.id, html: answer.html, author: answer.author } : null,
    pulse: answer ? await pulseShown(viewer, idea.id, answer.id) : null,
  }
}

/** One press of “Yes”, “Partly”, “No” or “Send the reply”: where to go and what to say there, or why not. */
export async function pulseFromForm(viewer: Viewer, ideaId: string, form: { value: PulseInput; values: FormValues }) {
  const said = await sayPulse(viewer, ideaId, form.value)
  if (!said.ok) {
    const field = said.reason === 'verdict-missing' ? 'verdict' : ''
    return { ok: false as const, refusal: refuseForm(form.values, { [field]: [refusals[said.reason]()] }) }
  }
  const note = said.held ? m.answers_pulse_reply_held() : thanks(said)
  return { ok: true as const, path: `${ideaPath(said.idea)}#answer`, note }
}

const thanks = ({ reopened, verdict }: { reopened: boolean; verdict: 'yes' | 'partly' | 'no' }) => {
  if (reopened) return m.answers_pulse_reopened()
  return verdict === 'yes' ? m.answers_pulse_thanks_yes() : m.answers_pulse_thanks()
}

const refusals = {
  'no-answer': m.answers_pulse_no_answer,
  'answered-again': m.answers_pulse_answered_again,
  'said-already': m.answers_pulse_said_already,
  'replied-already': m.answers_pulse_replied_already,
  'verdict-missing': m.errors_required,
}
