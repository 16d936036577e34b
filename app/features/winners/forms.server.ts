import { z } from 'zod'
import { bodyField, lineField } from '#app/web/text-fields.server.ts'

const longestReason = 1_000
export const longestConclusion = 10_000

export const CloseForm = z.object({ note: bodyField({ max: 2_000 }) })

export const ConclusionForm = z.object({ conclusion: bodyField({ max: longestConclusion }) })

const ideaId = z.string().regex(/^[0-9a-z]{4,40}$/)

/** One form, two buttons: keep the choice, or conclude with it. A field's name begins with a letter, so ids get an i. */
export const WinnersForm = z.object({
  ideas: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(ideaId).max(500)),
  reasons: z
    .record(z.string().regex(/^i[0-9a-z]{4,40}$/), lineField({ max: longestReason, required: false }))
    .default({})
    .transform((named) => Object.fromEntries(Object.entries(named).map(([name, reason]) => [name.slice(1), reason]))),
  conclusion: bodyField({ max: longestConclusion }),
  step: z.enum(['keep', 'announce']),
})

/** The same from the API. */
export const WinnersInput = z.object({
  ideas: z.array(ideaId).max(500),
  reasons: z.record(ideaId, lineField({ max: longestReason, required: false })).default({}),
  conclusion: bodyField({ max: longestConclusion }).optional(),
})
