import { m } from '#app/paraglide/messages.js'

const words = {
  planned: () => m.winners_outcome_planned(),
  started: () => m.winners_outcome_started(),
  done: () => m.winners_outcome_done(),
  declined: () => m.winners_outcome_declined(),
  duplicate: () => m.winners_outcome_duplicate(),
  'under-review': () => m.winners_outcome_under_review(),
}

/** What became of an idea, in a word or two. */
export const outcomeWords = (outcome: keyof typeof words) => words[outcome]()
