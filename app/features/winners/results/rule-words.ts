import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { m } from '#app/paraglide/messages.js'

/** How each rule counts, for those who want to count again. */
export const ruleWords: Record<ContestRule, () => string> = {
  approval: () => m.winners_rule_approval(),
  phragmen: () => m.winners_rule_phragmen(),
  seqpav: () => m.winners_rule_seqpav(),
  ees: () => m.winners_rule_ees(),
}
