import { z } from 'zod'
import { criterionRows } from '#app/features/jury/criterion-rows.ts'
import { checkField, choiceField, countField } from '#app/web/choice-fields.server.ts'
import { bodyField, emailField, lineField } from '#app/web/text-fields.server.ts'
import { optionalLocalTimeField } from '#app/web/time-fields.server.ts'

const longestComment = 4_000

const rows = Object.fromEntries(
  criterionRows.flatMap((row) => [
    [`name${row}`, lineField({ max: 80, required: false })],
    [
      `weight${row}`,
      z.preprocess((value) => (value === '' || value === undefined ? '0' : value), countField({ max: 1000 })),
    ],
  ]),
)

/** How a jury judges, as the owner's page sends it. */
export const JuryForm = z
  .object({
    scale: countField({ min: 2, max: 10 }),
    perIdea: countField({ min: 1, max: 20 }),
    blind: checkField(),
    judged: choiceField(['all', 'shortlist']).default('all'),
    share: countField({ max: 100 }).default(0),
    due: optionalLocalTimeField(),
  })
  .and(z.object(rows))
  .transform(({ scale, perIdea, blind, judged, share, due, ...said }) => {
    const values = said as Record<string, string | number>
    const criteria = criterionRows.flatMap((row) => {
      const name = String(values[`name${row}`] ?? '')
      return name === '' ? [] : [{ id: `c${row}`, name, weight: Number(values[`weight${row}`]) }]
    })
    return { scale, perIdea, blind, judged, share, due, criteria }
  })

/** Addresses by comma, space or line. */
export const JurorsForm = z.object({
  emails: bodyField({ max: 10_000, required: true }).transform((text, context) => {
    const entries = text.split(/[\s,;]+/).filter(Boolean)
    const emails = entries.flatMap((entry) => {
      const email = emailField().safeParse(entry)
      if (email.success) return [email.data]
      context.addIssue({ code: 'custom', message: 'contests_bad_invited', params: { entry: entry.slice(0, 80) } })
      return []
    })
    return [...new Set(emails)]
  }),
})

export const JurorForm = z.object({ juror: lineField({ max: 60 }) })

/** Which button of the owner's page was pressed. */
export const StepForm = z.object({ step: choiceField(['settings', 'invite', 'dismiss', 'hand-out', 'end']) })

const score = z
  .string()
  .regex(/^\d{1,2}$/, 'errors_choice')
  .transform(Number)

/** A paper: scores by criterion, each only if it was chosen. */
export const ScorecardForm = z.object({
  scores: z.record(z.string().regex(/^c\d$/), score).default({}),
  comment: bodyField({ max: longestComment }),
  conflict: checkField(),
  step: choiceField(['save', 'submit']).default('save'),
})
