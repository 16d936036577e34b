import { z } from 'zod'
import { pairChoices } from '#app/features/votes/choose/comparison.ts'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'

/** One press: the pair as it was shown, and what was said. */
export const ComparisonForm = z.object({ pair: lineField({ max: 1000 }), choice: choiceField(pairChoices) })

/** Which comparison is to be undone. */
export const UndoForm = z.object({ latest: lineField({ max: 100, required: false }) })
