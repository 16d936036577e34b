import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { m } from '#app/paraglide/messages.js'

/** How each rule counts, for those who want to count again. */
export const ruleWords: Record<ContestRule, () => string> = {
  approval: () => m.winners_rule_approval(),
  phragmen: () => m.winners_rule_phragmen(),
  seqpav: () => m.winners_rule_seqpav(),
  ees: () => m.winners_rule_ees(),
  score: () => m.winners_rule_score(),
  star: () => m.winners_rule_star(),
  points: () => m.winners_rule_points(),
  quadratic: () => m.winners_rule_quadratic(),
  schulze: () => m.winners_rule_schulze(),
  'stv-scottish': () => m.winners_rule_stv_scottish(),
  'stv-meek': () => m.winners_rule_stv_meek(),
  irv: () => m.winners_rule_irv(),
  borda: () => m.winners_rule_borda(),
  'up-down': () => m.winners_rule_up_down(),
  'mes-add1': () => m.winners_rule_mes_add1(),
  mes: () => m.winners_rule_mes(),
  greedy: () => m.winners_rule_greedy(),
  'bradley-terry': () => m.winners_rule_bradley_terry(),
}
