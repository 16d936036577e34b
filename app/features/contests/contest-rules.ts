import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type ContestRule = ContestRow['rule']

/** What may count the ballots of a contest; the first unless its owner chooses another before the opening. */
export const contestRules = ['approval', 'phragmen', 'seqpav', 'ees'] as const satisfies readonly ContestRule[]

/** What each rule is called where there is room for two or three words. */
export const ruleNames: Record<
  ContestRule,
  (inputs?: object, options?: { locale?: ContestRow['language'] }) => string
> = {
  approval: (inputs = {}, options = {}) => m.contests_tally_approval(inputs, options),
  phragmen: (inputs = {}, options = {}) => m.contests_tally_phragmen(inputs, options),
  seqpav: (inputs = {}, options = {}) => m.contests_tally_seqpav(inputs, options),
  ees: (inputs = {}, options = {}) => m.contests_tally_ees(inputs, options),
}

/** Only a contest with places elects; what a box or a debate holds is summed up. */
export const isElection = ({ kind, rule }: Pick<ContestRow, 'kind' | 'rule'>) =>
  kind === 'contest' && rule !== 'approval'
