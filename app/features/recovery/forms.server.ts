import { z } from 'zod'
import { OUTCOMES, VERDICTS } from '#app/features/recovery/case-words.ts'
import { choiceField, countField } from '#app/web/choice-fields.server.ts'
import { bodyField, emailField, lineField } from '#app/web/text-fields.server.ts'

const longestWords = 10_000

/** From its own page, or with what was written on the page of a new idea. */
export const ComplaintForm = z
  .object({
    title: lineField({ max: 200 }).refine((title) => [...title].length >= 3, 'ideas_short'),
    body: bodyField({ max: 20_000 }),
    beneath: bodyField({ max: 4_000 }).optional(),
    email: z.preprocess((value) => (value === '' ? undefined : value), emailField().optional()),
  })
  .transform(({ title, body, beneath, email }) => ({
    title,
    words: [body, beneath].filter(Boolean).join('\n\n'),
    email,
  }))

const version = () => countField()

export const OwnerForm = z.object({ owner: z.string().max(40), version: version() })

export const OutcomeForm = z.object({
  outcome: choiceField(OUTCOMES),
  words: bodyField({ max: longestWords, required: true }),
  version: version(),
})

export const FollowUpForm = z.object({
  verdict: choiceField(VERDICTS),
  words: bodyField({ max: longestWords }),
  version: version(),
})

export type ComplaintInput = z.output<typeof ComplaintForm>
export type OutcomeInput = z.output<typeof OutcomeForm>
export type FollowUpInput = z.output<typeof FollowUpForm>
