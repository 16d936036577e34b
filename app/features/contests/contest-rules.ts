import { ballots, rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type ContestRule = ContestRow['rule']

/** What may count the ballots of a contest, whatever its ballot; the first unless its owner chooses another. */
export const contestRules = ballots.flatMap((ballot): readonly ContestRule[] => rulesOf[ballot]) as [
  ContestRule,
  ...ContestRule[],
]

type Words = (inputs?: object, options?: { locale?: ContestRow['language'] }) => string

/** What each rule is called where there is room for two or three words. */
export const ruleNames: Record<ContestRule, Words> = {
  approval: (inputs = {}, options = {}) => m.contests_tally_approval(inputs, options),
  phragmen: (inputs = {}, options = {}) => m.contests_tally_phragmen(inputs, options),
  seqpav: (inputs = {}, options = {}) => m.contests_tally_seqpav(inputs, options),
  ees: (inputs = {}, options = {}) => m.contests_tally_ees(inputs, options),
  score: (inputs = {}, options = {}) => m.ballots_tally_score(inputs, options),
  star: (inputs = {}, options = {}) => m.ballots_tally_star(inputs, options),
  points: (inputs = {}, options = {}) => m.ballots_tally_points(inputs, options),
  quadratic: (inputs = {}, options = {}) => m.ballots_tally_quadratic(inputs, options),
  schulze: (inputs = {}, options = {}) => m.ballots_tally_schulze(inputs, options),
  'stv-scottish': (inputs = {}, options = {}) => m.ballots_tally_stv_scottish(inputs, options),
  'stv-meek': (inputs = {}, options = {}) => m.ballots_tally_stv_meek(inputs, options),
  irv: (inputs = {}, options = {}) => m.ballots_tally_irv(inputs, options),
  borda: (inputs = {}, options = {}) => m.ballots_tally_borda(inputs, options),
  'up-down': (inputs = {}, options = {}) => m.ballots_tally_up_down(inputs, options),
  'mes-add1': (inputs = {}, options = {}) => m.ballots_tally_mes_add1(inputs, options),
  mes: (inputs = {}, options = {}) => m.ballots_tally_mes(inputs, options),
  'bradley-terry': (inputs = {}, options = {}) => m.ballots_tally_bradley_terry(inputs, options),
  greedy: (inputs = {}, options = {}) => m.ballots_tally_greedy(inputs, options),
}

/** Whether whole ballots are needed: to give out places by more than sums, or to weigh each. All else is summed up. */
export const isElection = ({ kind, rule, weights }: Pick<ContestRow, 'kind' | 'rule' | 'weights'>) =>
  kind === 'contest' && (rule !== 'approval' || weights !== null)
