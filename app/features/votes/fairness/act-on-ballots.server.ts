import { z } from 'zod'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import {
  BALLOT_DECISIONS,
  type BallotDecided,
  decideBallot,
} from '#app/features/votes/fairness/decide-ballot.server.ts'
import { findSuspects } from '#app/features/votes/fairness/find-suspects.server.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormRefusal, readForm, refuseForm } from '#app/web/read-form.server.ts'
import { bodyField } from '#app/web/text-fields.server.ts'

const StepForm = z.object({ step: z.enum(['look', 'decide']) })

const DecisionForm = z.object({
  step: z.literal('decide'),
  ballot: z.string().max(100),
  decision: z.enum(BALLOT_DECISIONS),
  words: bodyField({ max: 1_000, required: false }),
})

type Acted = { ok: true; note: string } | { ok: false; status: 400 | 409; form: FormRefusal }

/** One page, two things to press: look now, or decide about a ballot. */
export async function actOnBallots(viewer: Viewer, name: string, request: Request): Promise<Acted> {
  const pressed = await readForm(request.clone(), StepForm)
  if (!pressed.ok) return { ok: false, status: 400, form: pressed }
  if (pressed.value.step === 'look') {
    const found = await findSuspects(await findContest(viewer, name, 'contest.moderate'))
    return { ok: true, note: m.fairness_looked({ n: found }) }
  }
  const form = await readForm(request, DecisionForm)
  if (!form.ok) return { ok: false, status: 400, form }
  const { ballot, decision, words = '' } = form.value
  const decided = await decideBallot(viewer, name, { ballot, decision, words })
  if (decided.ok) return { ok: true, note: doneWords[decision]() }
  const status = decided.reason === 'words-missing' ? 400 : 409
  return { ok: false, status, form: refuseForm(form.values, { '': [refusedWords[decided.reason]()] }) }
}

const doneWords = {
  quarantine: m.fairness_done_aside,
  stand: m.fairness_done_stand,
  release: m.fairness_done_back,
}

const refusedWords: Record<Extract<BallotDecided, { ok: false }>['reason'], () => string> = {
  closed: m.fairness_closed,
  decided: m.fairness_refused_decided,
  'words-missing': m.fairness_refused_words,
  'own-ballot': m.fairness_own,
}
