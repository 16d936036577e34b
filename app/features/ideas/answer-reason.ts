import { reasonWords } from '#app/features/ideas/reason-words.ts'
import { m } from '#app/paraglide/messages.js'

/** Why the team decided as it did, from a list, so that reasons can be counted over a contest. */
export const ANSWER_REASONS = [
  'exists',
  'cost',
  'technical',
  'law',
  'strategy',
  'later',
  'elsewhere',
  'small',
  'other',
] as const

export type AnswerReason = (typeof ANSWER_REASONS)[number]

const words = {
  exists: m.answers_reason_exists,
  cost: m.answers_reason_cost,
  technical: m.answers_reason_technical,
  law: m.answers_reason_law,
  strategy: m.answers_reason_strategy,
  later: m.answers_reason_later,
  elsewhere: m.answers_reason_elsewhere,
  small: m.answers_reason_small,
  other: m.answers_reason_other,
} satisfies Record<AnswerReason, unknown>

/** A stored reason in words; none for one that no list has. */
export const answerReason = reasonWords(words)
