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

const words: Record<AnswerReason, typeof m.answers_reason_exists> = {
  exists: m.answers_reason_exists,
  cost: m.answers_reason_cost,
  technical: m.answers_reason_technical,
  law: m.answers_reason_law,
  strategy: m.answers_reason_strategy,
  later: m.answers_reason_later,
  elsewhere: m.answers_reason_elsewhere,
  small: m.answers_reason_small,
  other: m.answers_reason_other,
}

/** A stored reason in words; none for one that no list has. */
export function answerReason(reason: string, options?: { locale: 'en' | 'es' | 'ru' }) {
  return reason in words ? words[reason as AnswerReason]({}, options) : ''
}
