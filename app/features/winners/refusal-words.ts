import { m } from '#app/paraglide/messages.js'

const words = {
  'not-open': () => m.winners_refused_not_open(),
  'note-missing': () => m.winners_refused_note_missing(),
  'not-closed': () => m.winners_refused_not_closed(),
  'being-counted': () => m.winners_refused_being_counted(),
  'jury-not-over': () => m.winners_refused_jury_not_over(),
  concluded: () => m.winners_refused_concluded(),
  'not-an-idea': () => m.winners_refused_not_an_idea(),
  twice: () => m.winners_refused_twice(),
  'not-published': () => m.winners_refused_not_published(),
  'conclusion-missing': () => m.winners_refused_conclusion_missing(),
  'no-money': () => m.winners_refused_no_money(),
  'cost-frozen': () => m.winners_refused_cost_frozen(),
  'voting-over': () => m.winners_refused_voting_over(),
  'reason-needed': () => m.winners_refused_reason_needed(),
}

export type WinnersRefusal = keyof typeof words

/** Why a step to the end of a contest was refused, in the reader's language. */
export const refusalWords = (reason: WinnersRefusal) => words[reason]()

/** What the person has to write is their fault (400); what the contest is by now is a conflict (409). */
export const refusalStatus = (reason: WinnersRefusal) => (/missing|needed/.test(reason) ? 400 : 409)
