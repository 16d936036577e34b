import { z } from 'zod'
import { ANSWER_REASONS } from '#app/features/ideas/answer-reason.ts'
import { OUTCOMES } from '#app/features/settings/outcome-words.ts'
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

/** How things are named that an admin added. */
const ownKey = /^own-[0-9a-z]{12}$/

const reason = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  // What an admin added is looked up when the answer is given.
  z.union([z.string().regex(ownKey), choiceField(ANSWER_REASONS)], { error: 'errors_choice' }).optional(),
)

/** One of the outcomes, or the key of an own status that stands for one; which of these are offered is asked later. */
const outcomeField = () =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'errors_required' : 'errors_choice') })
    .refine((word) => word === '' || isOutcome(word), 'errors_choice')
    .refine((word) => word !== '', 'errors_required')

const isOutcome = (word: string) => ownKey.test(word) || OUTCOMES.some((outcome) => outcome === word)

/** An official answer, from the page and from the API. */
export const AnswerForm = z.object({
  outcome: outcomeField(),
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

const statusLook = {
  tone: choiceField(['deep', 'sun', 'pro', 'contra', 'info']),
  en: lineField({ max: 40 }),
  es: lineField({ max: 40 }),
  ru: lineField({ max: 40 }),
}

/** The page on which an admin names the organisation's own statuses. */
export const StatusesForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add'), outcome: choiceField(OUTCOMES), ...statusLook }),
  z.object({ do: z.literal('rename'), key: z.string().max(40), ...statusLook }),
  z.object({ do: z.enum(['retire', 'restore']), key: z.string().max(40) }),
])

/** What the author says to an answer: whether they were understood, and their one reply; either may come alone. */
export const PulseForm = z.object({
  /** The answer they read. */
  answer: z.string().max(40),
  verdict: z.preprocess((value) => (value === '' ? undefined : value), choiceField(['yes', 'partly', 'no']).optional()),
  text: bodyField({ max: 4_000 }),
})

export const NoteForm = z.object({ text: bodyField({ max: LONGEST_ANSWER, required: true }) })

export type StatusesInput = z.output<typeof StatusesForm>
export type AnswerInput = z.output<typeof AnswerForm>
export type ManyAnswersInput = z.output<typeof ManyAnswersForm>
export type HoldingInput = z.output<typeof HoldingForm>
export type PulseInput = z.output<typeof PulseForm>
export type ReasonInput = z.output<typeof ReasonForm>
