import { z } from 'zod'
import { REPORT_REASONS } from '#app/features/comments/report-reasons.ts'
import { choiceField } from '#app/web/choice-fields.server.ts'
import { bodyField, lineField, nameField } from '#app/web/text-fields.server.ts'

export const LONGEST_COMMENT = 10_000

const words = {
  text: bodyField({ max: LONGEST_COMMENT, required: true }),
  stance: choiceField(['for', 'against', 'question', 'none']).default('none'),
}

/** An argument, from the page and from the API; `parent` is the comment it answers. */
export const CommentForm = z.object({
  ...words,
  parent: z
    .string()
    .max(40)
    .nullish()
    .transform((id) => id || null),
  pseudonym: nameField(),
})

export const EditCommentForm = z.object({
  ...words,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

export const ReportForm = z.object({
  reason: choiceField(REPORT_REASONS),
  words: lineField({ max: 500, required: false }),
})

export type CommentInput = z.output<typeof CommentForm>
export type EditCommentInput = z.output<typeof EditCommentForm>
export type ReportInput = z.output<typeof ReportForm>
