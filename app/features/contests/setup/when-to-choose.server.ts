import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { m } from '#app/paraglide/messages.js'

/** A sentence for each rule, of when to choose it. Told by the server: the page need not load them all as a script. */
export const whenToChoose = (): Record<ContestRule, string> => ({
  approval: m.contests_choose_approval(),
  phragmen: m.contests_choose_phragmen(),
  seqpav: m.contests_choose_seqpav(),
  ees: m.contests_choose_ees(),
  score: m.ballots_choose_score(),
  star: m.ballots_choose_star(),
  points: m.ballots_choose_points(),
  quadratic: m.ballots_choose_quadratic(),
  schulze: m.ballots_choose_schulze(),
  'stv-scottish': m.ballots_choose_stv_scottish(),
  'stv-meek': m.ballots_choose_stv_meek(),
  irv: m.ballots_choose_irv(),
  borda: m.ballots_choose_borda(),
  'up-down': m.ballots_choose_up_down(),
  'mes-add1': m.ballots_choose_mes_add1(),
  mes: m.ballots_choose_mes(),
  greedy: m.ballots_choose_greedy(),
  'bradley-terry': m.ballots_choose_bradley_terry(),
})
