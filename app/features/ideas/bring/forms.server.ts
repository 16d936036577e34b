import { z } from 'zod'
import { isSource } from '#app/features/ideas/bring/is-source.ts'
import { LONGEST_BODY, LONGEST_TITLE } from '#app/features/ideas/forms.server.ts'
import { bodyField, emailField, lineField } from '#app/web/text-fields.server.ts'

const addressIfKnown = () => z.preprocess((value) => (value === '' ? undefined : value), emailField().optional())

const sourceField = () => lineField({ max: 1_000 }).refine(isSource, 'bring_source_invalid')

/** A day as a browser sends it; its noon is the same day nearly everywhere. Nobody said anything tomorrow. */
const dayField = () =>
  lineField({ max: 10 }).transform((text, context) => {
    const day = new Date(`${text}T12:00:00Z`)
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && startOf(day) <= Date.now()) return day
    context.addIssue({ code: 'custom', message: 'bring_day_invalid' })
    return z.NEVER
  })

const halfDay = 12 * 60 * 60 * 1000
/** Somewhere it is tomorrow already. */
const startOf = (day: Date) => day.getTime() - 2 * halfDay

export const BringForm = z.object({
  title: lineField({ max: LONGEST_TITLE }).refine((title) => [...title].length >= 3, 'ideas_short'),
  body: bodyField({ max: LONGEST_BODY }),
  source: sourceField(),
  day: dayField(),
  name: lineField({ max: 60 }),
  email: addressIfKnown(),
})

export const InviteAuthorForm = z.object({ idea: z.string().max(40), email: addressIfKnown() })

export const TakeBackForm = z.object({ idea: z.string().max(40) })

/** What the page is asked to do. */
export const BRING_ACTS = ['bring', 'invite', 'take-back'] as const

export const ClaimForm = z.object({
  answer: z.enum(['accept', 'decline']),
  remove: z.literal('on').optional(),
  words: bodyField({ max: 1_000 }),
})

export type BringInput = z.output<typeof BringForm>
export type ClaimInput = z.output<typeof ClaimForm>
