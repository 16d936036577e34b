import { m } from '#app/paraglide/messages.js'

export const OUTCOMES = ['solved', 'partly', 'explained', 'not-possible'] as const
export const VERDICTS = ['yes', 'partly', 'no'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type Verdict = (typeof VERDICTS)[number]

export const outcomeLabels: Record<Outcome, typeof m.recovery_outcome_solved> = {
  solved: m.recovery_outcome_solved,
  partly: m.recovery_outcome_partly,
  explained: m.recovery_outcome_explained,
  'not-possible': m.recovery_outcome_not_possible,
}

export const verdictLabels: Record<Verdict, typeof m.recovery_verdict_yes> = {
  yes: m.recovery_verdict_yes,
  partly: m.recovery_verdict_partly,
  no: m.recovery_verdict_no,
}
