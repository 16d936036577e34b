import { z } from 'zod'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { lineField } from '#app/web/text-fields.server.ts'

export const FOLLOWED = ['contest', 'idea', 'person', 'tag'] as const

/** A press on a button that follows something, or lets it go. */
export const FollowForm = z.object({
  kind: choiceField(FOLLOWED),
  subject: lineField({ max: 60 }),
  on: choiceField(['yes', 'no']).transform((word) => word === 'yes'),
  back: z.string().optional(),
})

export type FollowInput = z.output<typeof FollowForm>

/** Without `event` everything is meant. */
export const ReadForm = z.object({ event: lineField({ max: 60, required: false }).optional() })
