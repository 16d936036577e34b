import { ballotOfRule, type FilledBallot } from '#app/features/contests/ballots/ballots.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import type { Audience } from '#app/features/policy/resources.ts'
import { m } from '#app/paraglide/messages.js'
import { showMoney } from '#app/ui/figures/show-money.ts'
import { showDay } from '#app/ui/figures/show-time.ts'

/** What the rules depend on; columns of a contest by the same names. */
export interface Rules {
  kind: 'contest' | 'debate' | 'box'
  takePart: Audience
  eligibility: 'open' | 'confirmed' | 'members' | 'invited'
  votesPerPerson: number | null
  rule: ContestRule
  places: number
  budget: number | null
  budgetUnit: string
  quorum: number
  quorumKind: 'supporters' | 'percent'
  moderation: 'before' | 'after'
  receipts: 'choice' | 'inclusion'
  readDays: number
  promiseDays: number
  answerBy: Date | null
  timeZone: string
  finalOf: string | null
  weights: { customers: number; employees: number; [declared: string]: number } | null
  weightNames: Record<string, string> | null
}

/** The rules of a contest as the sentences people read, in the order of what they do. */
export function rulesInWords(rules: Rules): string[] {
  const moderated =
    rules.moderation === 'before' ? m.contests_rule_moderated_before() : m.contests_rule_moderated_after()
  if (rules.kind === 'debate')
    return [takingPart[rules.takePart](), m.contests_rule_debate(), moderated, ...conclusion(rules)]
  return [
    ...(rules.finalOf ? [m.contests_rule_final()] : []),
    ...voting(rules),
    takingPart[rules.takePart](),
    counting[rules.eligibility](),
    ...weighing(rules),
    ...(rules.receipts === 'inclusion' ? [m.contests_rule_receipts_inclusion()] : []),
    ...winning(rules),
    moderated,
    ...answering(rules),
  ]
}

/** What a ballot of each group weighs; of somebody who belongs to several, the most. */
function weighing({ weights, weightNames }: Rules) {
  if (!weights) return []
  const { customers, employees, ...declared } = weights
  const groups = Object.entries(declared).map(([id, weight]) =>
    m.contests_rule_weight_declared({ name: weightNames?.[id] ?? id, weight }),
  )
  const most = groups.length > 0 ? [m.contests_rule_weight_most()] : []
  return [m.contests_rule_weights({ customers, employees }), ...groups, ...most, m.contests_rule_weights_public()]
}

const takingPart: Record<Audience, () => string> = {
  everyone: () => m.contests_rule_take_everyone(),
  customers: () => m.contests_rule_take_customers(),
  employees: () => m.contests_rule_take_employees(),
  invited: () => m.contests_rule_take_invited(),
}

const counting: Record<Rules['eligibility'], () => string> = {
  open: () => m.contests_rule_counts_open(),
  confirmed: () => m.contests_rule_counts_confirmed(),
  members: () => m.contests_rule_counts_members(),
  invited: () => m.contests_rule_counts_invited(),
}

function voting(rules: Rules) {
  const { kind, rule, votesPerPerson } = rules
  const ballot = ballotOfRule(rule)
  if (ballot === 'budget')
    return [m.ballots_rule_budget({ sum: sumOf(rules) }), m.ballots_rule_take_back(), m.ballots_rule_no_own()]
  if (ballot === 'pair') return [m.ballots_rule_pair(), m.ballots_rule_pair_back(), m.ballots_rule_pair_no_own()]
  if (ballot !== 'approve')
    return [marking[ballot](votesPerPerson ?? 0), m.ballots_rule_take_back(), m.ballots_rule_no_own()]
  const back = kind === 'box' ? m.contests_rule_take_back_box() : m.contests_rule_take_back()
  return [votesEach(votesPerPerson), back, m.contests_rule_no_own()]
}

const sumOf = ({ budget, budgetUnit }: Rules) => showMoney(budget ?? 0, budgetUnit)

const marking: Record<Exclude<FilledBallot, 'budget'>, (n: number) => string> = {
  score: () => m.ballots_rule_score(),
  points: (n) => m.ballots_rule_points({ n }),
  quadratic: (n) => m.ballots_rule_quadratic({ n }),
  rank: (n) => m.ballots_rule_rank({ n }),
  updown: () => m.ballots_rule_updown(),
}

function votesEach(votes: number | null) {
  if (votes === null) return m.contests_rule_vote_unlimited()
  return votes === 1 ? m.contests_rule_vote_one() : m.contests_rule_vote_some({ n: votes })
}

function winning(rules: Rules) {
  const { kind, quorum, quorumKind } = rules
  if (kind === 'box') return [m.contests_rule_box()]
  const percent = m.contests_rule_quorum_percent({ percent: quorum })
  const needed = quorumKind === 'percent' ? percent : m.contests_rule_quorum_people({ n: quorum })
  return [...winners(rules), ...(quorum > 0 ? [needed] : []), m.contests_rule_ties()]
}

function winners(rules: Rules) {
  const { rule, places } = rules
  if (rule === 'approval') return [m.contests_rule_win({ n: places })]
  const given =
    ballotOfRule(rule) === 'budget' ? m.ballots_rule_paid({ sum: sumOf(rules) }) : m.contests_rule_places({ n: places })
  return [given, electing[rule]()]
}

/** How the places are given out; the contract names the rule, these sentences say what it does. */
const electing: Record<Exclude<ContestRule, 'approval'>, () => string> = {
  phragmen: () => m.contests_rule_phragmen(),
  seqpav: () => m.contests_rule_seqpav(),
  ees: () => m.contests_rule_ees(),
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

function answering({ readDays, promiseDays, answerBy, timeZone }: Rules) {
  return [
    ...(readDays > 0 ? [m.contests_rule_read({ n: readDays })] : []),
    m.contests_rule_promise({ n: promiseDays }),
    ...(answerBy ? [m.contests_rule_answer_by({ date: showDay(answerBy, timeZone) })] : []),
  ]
}

function conclusion({ answerBy, timeZone }: Rules) {
  return answerBy ? [m.contests_rule_conclusion({ date: showDay(answerBy, timeZone) })] : []
}
