import type { z } from 'zod'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { WinnersForm } from '#app/features/winners/forms.server.ts'
import { pickWinners } from '#app/features/winners/pick-winners.server.ts'
import { refusalStatus, refusalWords } from '#app/features/winners/refusal-words.ts'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'

interface Filled {
  value: z.output<typeof WinnersForm>
  values: FormValues
}

/** Picks as the form says; answers what to say beside which field when it is refused, or nothing when it is done. */
export async function pickFromForm(viewer: Viewer, contestId: string, { value, values }: Filled) {
  const { ideas, reasons, step } = value
  const conclusion = step === 'announce' ? value.conclusion : undefined
  const picked = await pickWinners(viewer, contestId, { ideas, reasons, conclusion })
  if (picked.ok) return undefined
  const said = [refusalWords(picked.reason)]
  const status = refusalStatus(picked.reason)
  if (picked.reason === 'reason-needed') {
    return { ...refuseForm(values, Object.fromEntries(picked.ideas.map((id) => [`reasons.i${id}`, said]))), status }
  }
  return { ...refuseForm(values, { [picked.reason === 'conclusion-missing' ? 'conclusion' : '']: said }), status }
}
