import { z } from 'zod'
import { ANSWER_REASONS } from '#app/features/ideas/answer-reason.ts'
import { OUTCOMES } from '#app/features/ideas/outcome-words.ts'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField } from '#app/web/text-fields.server.ts'

export const LONGEST_ANSWER = 10_000

const reason = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  choiceField(ANSWER_REASONS).optional(),
)

/** An official answer, from the page and from the API. */
export const AnswerForm = z.object({
  outcome: choiceField(OUTCOMES),
  reason,
  text: bodyField({ max: LONGEST_ANSWER, required: true }),
  /** The answer that stood when this one was begun; empty where there was none. */
  seen: z.string().max(40).optional(),
})

export const NoteForm = z.object({ text: bodyField({ max: LONGEST_ANSWER, required: true }) })

export type AnswerInput = z.output<typeof AnswerForm>
