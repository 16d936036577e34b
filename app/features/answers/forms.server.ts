import { z } from 'zod'
import { ANSWER_REASONS } from '#app/features/ideas/answer-reason.ts'
import { OUTCOMES } from '#app/features/ideas/outcome-words.ts'
import { choiceField, countField, listField } from '#app/web/choice-fields.server.ts'
import { localToInstant } from '#app/web/local-time.ts'
import { bodyField, emailField, lineField } from '#app/web/text-fields.server.ts'

export const LONGEST_ANSWER = 10_000
const mostAtOnce = 50
const mostDaysOff = 400

/** Dates as `YYYY-MM-DD` by comma, space or line; each once, in order. */
function daysField() {
  return bodyField({ max: 10_000 }).transform((text, context) => {
    const days = [...new Set(text.split(/[\s,;]+/).filter(Boolean))].sort()
    if (days.every((day) => localToInstant(`${day}T12:00`, 'UTC')) && days.length <= mostDaysOff) return days
    const fault = days.length > mostDaysOff ? 'errors_list_too_long' : 'errors_date'
    context.addIssue({ code: 'custom', message: fault, params: { max: mostDaysOff } })
    return z.NEVER
  })
}

const reason = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  // What an admin added is looked up when the answer is given.
  z.union([z.string().regex(/^own-[0-9a-z]{12}$/), choiceField(ANSWER_REASONS)], { error: 'errors_choice' }).optional(),
)

/** An official answer, from the page and from the API. */
export const AnswerForm = z.object({
  outcome: choiceField(OUTCOMES),
  reason,
  text: bodyField({ max: LONGEST_ANSWER, required: true }),
  /** The answer that stood when this one was begun; empty where there was none. */
  seen: z.string().max(40).optional(),
})

/** One answer for several ideas. */
export const ManyAnswersForm = AnswerForm.omit({ seen: true }).extend({
  ideas: listField(z.string().max(40), { max: mostAtOnce }).refine((ideas) => ideas.length > 0, 'errors_required'),
})

/** Until when, as a date of the contest's zone, and why an answer takes longer. */
export const HoldingForm = z.object({
  until: lineField({ max: 10 }).refine((day) => localToInstant(`${day}T23:59`, 'UTC') !== undefined, 'errors_date'),
  text: bodyField({ max: 2_000, required: true }),
})

const standIn = () => choiceField(['deputy', 'escalation'])

/** Naming somebody who answers too, or taking that back. */
export const StandInForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('drop'), person: z.string().max(40), role: standIn() }),
  z.object({ do: z.literal('name'), email: emailField(), role: standIn() }),
])

/** A reason of one's own for the list, in every language of the site. */
const reasonWords = { en: lineField({ max: 120 }), es: lineField({ max: 120 }), ru: lineField({ max: 120 }) }
const ReasonForm = z.object(reasonWords)

/** The page on which an admin says how answers are promised and what they may give as a reason. */
export const AnswerRulesForm = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('calendar'),
    workingDays: listField(countField({ max: 6 }), { max: 7 }).refine((days) => days.length > 0, 'errors_required'),
    daysOff: daysField(),
  }),
  z.object({ do: z.literal('add'), ...reasonWords }),
  z.object({ do: z.literal('retire'), key: z.string().max(40) }),
])

/** What the author says to an answer: whether they were understood, and their one reply; either may come alone. */
export const PulseForm = z.object({
  /** The answer they read. */
  answer: z.string().max(40),
  verdict: z.preprocess((value) => (value === '' ? undefined : value), choiceField(['yes', 'partly', 'no']).optional()),
  text: bodyField({ max: 4_000 }),
})

export const NoteForm = z.object({ text: bodyField({ max: LONGEST_ANSWER, required: true }) })

export type AnswerInput = z.output<typeof AnswerForm>
export type ManyAnswersInput = z.output<typeof ManyAnswersForm>
export type HoldingInput = z.output<typeof HoldingForm>
export type PulseInput = z.output<typeof PulseForm>
export type ReasonInput = z.output<typeof ReasonForm>
