import { z } from 'zod'
import { STATE_REASONS } from '#app/features/ideas/state-reason.ts'
import { STANDINGS } from '#app/features/moderation/standing.ts'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField, lineField } from '#app/web/text-fields.server.ts'

const seen = {
  /** How it stood, and in which wording, when the moderator read it. */
  seen: z.enum(STANDINGS),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  back: z.string().max(500).default('/desk/moderation'),
}

const words = (required: boolean) => bodyField({ max: 1_000, required })

/** A reason of the list; one that is none of them is said in words. */
const explained = () =>
  z
    .object({ ...seen, reason: choiceField(STATE_REASONS), words: words(false) })
    .refine(({ reason, words }) => reason !== 'other' || words !== '', {
      path: ['words'],
      error: 'moderation_other_needs_words',
    })

/** What each decision must be given. */
export const decisionForms = {
  publish: z.object(seen),
  restore: z.object({ ...seen, words: words(false) }),
  uphold: z.object({ ...seen, words: words(true) }),
  return: explained(),
  hide: explained(),
  edit: z.object({
    ...seen,
    words: words(true),
    title: lineField({ max: 200, required: false }),
    text: bodyField({ max: 20_000 }),
  }),
}

export const UndoForm = z.object({
  decision: z.string().max(100),
  back: z.string().max(500).default('/desk/moderation'),
})

export const AppealForm = z.object({ words: words(true) })
