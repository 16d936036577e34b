import type { DateFault } from '#app/features/contests/dates/date-faults.ts'

export type RefusalReason =
  | DateFault['reason']
  | 'audience-narrow'
  | 'question-missing'
  | 'rule-of-other-ballot'
  | 'budget-missing'
  | 'nobody-invited'
  | 'frozen'
  | 'changed-meanwhile'
  | 'not-open'
  | 'nothing-extended'
  | 'note-missing'
  | 'weights-one-group'
  | 'weights-unknown-group'
  | 'finalists-few'
  | 'final-audience'
  | 'not-a-finalist'
  | 'not-counted'

export interface Refused {
  ok: false
  reason: RefusalReason
  /** The field it concerns, where there is one. */
  field?: string
}

export const refuse = (reason: RefusalReason, field?: string): Refused => ({ ok: false, reason, field })

/** Refusals about the state of the contest, not about what was written: 409. */
export const isConflict = ({ reason }: Refused) =>
  reason === 'frozen' || reason === 'not-counted' || reason === 'changed-meanwhile' || reason === 'not-open'
