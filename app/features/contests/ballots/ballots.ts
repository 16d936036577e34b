import type { ContestRow } from '#drizzle/queries/contests.ts'

export type Ballot = ContestRow['ballot']
/** A ballot that is kept as a whole: one paper says all that a person says. */
export type PaperBallot = Exclude<Ballot, 'approve'>
/** One that is filled in on a page of its own; pairs are answered one after the other. */
export type FilledBallot = Exclude<PaperBallot, 'pair'>

/** The largest sum of money that a contest can give out or an idea can cost. */
export const mostMoney = 1_000_000_000

/** Every ballot with the published rules that can count it, the usual one first. No rule counts two ballots. */
export const rulesOf = {
  approve: ['approval', 'phragmen', 'seqpav', 'ees'],
  score: ['score', 'star'],
  points: ['points'],
  quadratic: ['quadratic'],
  rank: ['schulze', 'stv-scottish', 'irv', 'borda', 'stv-meek'],
  updown: ['up-down'],
  budget: ['mes-add1', 'mes', 'greedy'],
  pair: ['bradley-terry'],
} as const satisfies Record<Ballot, readonly [ContestRow['rule'], ...ContestRow['rule'][]]>

export const ballots = Object.keys(rulesOf) as [Ballot, ...Ballot[]]

/** The ballot that a rule counts. */
export const ballotOfRule = (rule: ContestRow['rule']): Ballot =>
  ballots.find((ballot) => (rulesOf[ballot] as readonly string[]).includes(rule)) ?? 'approve'

/** Whether people have a ballot of their own in this contest instead of voting for one idea after the other. */
export const hasPapers = <Row extends { ballot: Ballot }>(contest: Row): contest is Row & { ballot: PaperBallot } =>
  contest.ballot !== 'approve'

/** Whether it says of ideas no more than which: what supports one is then the sum of all who name it. */
export const onlyNames = ({ ballot }: { ballot: Ballot }) => ballot === 'approve' || ballot === 'budget'

/** Whether they fill it in on a page of its own. */
export const isFilled = <Row extends { ballot: Ballot }>(contest: Row): contest is Row & { ballot: FilledBallot } =>
  contest.ballot !== 'approve' && contest.ballot !== 'pair'

/** What may be spent where the owner said nothing: points, credits, ranks. Null where nothing is spent. */
const usualLimits: Record<Ballot, number | null> = {
  approve: null,
  score: null,
  points: 10,
  quadratic: 100,
  rank: 10,
  updown: null,
  budget: null,
  pair: null,
}

/** The limit of a ballot: as its owner set it, where it has one at all. */
export function limitFor(ballot: Ballot, wished: number | null) {
  if (ballot === 'approve') return wished
  return usualLimits[ballot] === null ? null : (wished ?? usualLimits[ballot])
}
