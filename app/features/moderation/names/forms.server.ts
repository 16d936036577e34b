import { z } from 'zod'
import { NAME_REASONS } from '#app/features/moderation/names/name-reasons.ts'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField, lineField, nameField } from '#app/web/text-fields.server.ts'

export const NameReportForm = z.object({
  reason: choiceField(NAME_REASONS),
  words: lineField({ max: 500, required: false }),
})

const words = (required: boolean) => bodyField({ max: 1_000, required })
/** The name as it was read, so that nobody decides about another one. */
const seen = { seen: z.string().max(200) }

/** What each decision must be given; a reason that is none of the list is said in words. */
export const nameForms = {
  leave: z.object(seen),
  replace: z
    .object({ ...seen, reason: choiceField(NAME_REASONS), words: words(false) })
    .refine(({ reason, words }) => reason !== 'other' || words !== '', {
      path: ['words'],
      error: 'moderation_other_needs_words',
    }),
  restore: z.object({ ...seen, words: words(false) }),
  uphold: z.object({ ...seen, words: words(true) }),
}

export type NameDecision = keyof typeof nameForms

export const NameAppealForm = z.object({ words: words(true) })

export const OtherNameForm = z.object({ name: nameField({ required: true }) })

export type NameReportInput = z.output<typeof NameReportForm>
