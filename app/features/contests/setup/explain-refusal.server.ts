import type { Refused } from '#app/features/contests/refusals.ts'
import { type FormRefusal, type FormValues, refuseForm } from '#app/web/read-form.server.ts'
import { translate } from '#app/web/translate.server.ts'

/** A refusal in the person's words beside the field it concerns, with everything they wrote. */
export function explainRefusal(values: FormValues, { reason, field }: Refused): FormRefusal {
  return refuseForm(values, { [field ?? '']: [refusalText(reason)] })
}

export const refusalText = (reason: Refused['reason']) => translate(`contests_refused_${reason.replaceAll('-', '_')}`)
