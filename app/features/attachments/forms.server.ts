import { z } from 'zod'
import { STATE_REASONS } from '#app/features/ideas/state-reason.ts'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField } from '#app/web/text-fields.server.ts'

export const FileDecisionForm = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('show') }),
  z.object({ decision: z.literal('uphold'), words: bodyField({ max: 1_000, required: true }) }),
  z.object({ decision: z.literal('hide'), reason: choiceField(STATE_REASONS), words: bodyField({ max: 1_000 }) }),
])
