import { z } from 'zod'

import { choiceField, countField } from '#app/web/choice-fields.server.ts'
import { bodyField } from '#app/web/text-fields.server.ts'

const mostBytes = 200_000

/** A file beside the list: its text, or nothing where none was chosen. */
const fileField = () =>
  z.preprocess(
    (file) => (file instanceof File && file.size > 0 ? file : undefined),
    z
      .instanceof(File)
      .refine((file) => file.size <= mostBytes, 'invite_list_too_long')
      .transform((file) => file.text())
      .optional(),
  )

export const InviteListForm = z
  .object({
    list: bodyField({ max: 100_000 }),
    file: fileField(),
    by: choiceField(['mail', 'paper']),
    affiliation: choiceField(['customer', 'employee']),
    days: countField({ min: 1, max: 90 }),
    step: z.enum(['preview', 'send']).default('preview'),
  })
  .transform(async ({ file, list, ...rest }) => ({ ...rest, list: [list, await file].filter(Boolean).join('\n') }))
