import { m } from '#app/paraglide/messages.js'

const words = {
  frozen: () => m.jury_refused_frozen(),
  'no-contest': () => m.jury_refused_no_contest(),
  'share-too-late': () => m.jury_refused_share_too_late(),
  'due-past': () => m.jury_refused_due_past(),
  'due-too-early': () => m.jury_refused_due_too_early(),
  'no-criteria': () => m.jury_refused_no_criteria(),
  'no-weight': () => m.jury_refused_no_weight(),
  'no-jury': () => m.jury_refused_no_jury(),
  'runs-the-contest': () => m.jury_refused_runs_the_contest(),
  'already-a-juror': () => m.jury_refused_already_a_juror(),
  'too-many-letters': () => m.jury_refused_too_many_letters(),
  over: () => m.jury_refused_over(),
  'not-a-juror': () => m.jury_refused_not_a_juror(),
  'ideas-still-come': () => m.jury_refused_ideas_still_come(),
  'no-ideas': () => m.jury_refused_no_ideas(),
  'too-few-jurors': () => m.jury_refused_too_few_jurors(),
  'not-yet': () => m.jury_refused_not_yet(),
  'given-back': () => m.jury_refused_given_back(),
  'scores-missing': () => m.jury_refused_scores_missing(),
}

export type JuryRefusal = keyof typeof words

/** Why the jury cannot do that, in the reader's language. */
export const refusalWords = (reason: JuryRefusal) => words[reason]()
