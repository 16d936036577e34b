import type { z } from 'zod'
import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import { isConflict } from '#app/features/contests/refusals.ts'
import { explainRefusal } from '#app/features/contests/setup/explain-refusal.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { FinalFields } from '#app/features/winners/final/forms.server.ts'
import { prepareFinal } from '#app/features/winners/final/prepare-final.server.ts'
import { localToInstant } from '#app/web/local-time.ts'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'
import { translate } from '#app/web/translate.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

interface Filled {
  value: z.output<typeof FinalFields>
  values: FormValues
}

/** Prepares a final as the form says: the draft, or what to say beside which field and with what status. */
export async function finalFromForm(viewer: Viewer, first: ContestRow, { value, values }: Filled) {
  const { ideas, title, rule, places, budget, budgetUnit } = value
  const closes = value.closes ? localToInstant(value.closes, first.timeZone) : null
  if (!closes) return { ...refuseForm(values, { closes: [translate('errors_required')] }), status: 400 }
  const votes = { rule, ballot: ballotOfRule(rule), votesPerPerson: value.limit, places, budget, budgetUnit }
  const made = await prepareFinal(viewer, first.id, { ideas, title, closes, ...votes })
  if (made.ok) return { ok: true as const, contest: made.contest }
  return { ...explainRefusal(values, made), status: isConflict(made) ? 409 : 400 }
}
