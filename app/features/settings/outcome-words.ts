import { m } from '#app/paraglide/messages.js'

export const OUTCOMES = ['planned', 'started', 'done', 'declined', 'duplicate', 'under-review'] as const

export type Outcome = (typeof OUTCOMES)[number]

/** What an official answer says will become of an idea. */
export const outcomeWords: Record<Outcome, typeof m.ideas_outcome_planned> = {
  planned: m.ideas_outcome_planned,
  started: m.ideas_outcome_started,
  done: m.ideas_outcome_done,
  declined: m.ideas_outcome_declined,
  duplicate: m.ideas_outcome_duplicate,
  'under-review': m.ideas_outcome_under_review,
}
