import type { FilledBallot } from '#app/features/contests/ballots/ballots.ts'

/**
 * What a ballot says, by idea: stars from 0 to 5, points, votes, a rank from 1 (ideas may share one), 1, −1 and 0 for
 * for, against and pass, or 1 for what shall be paid for. No mark is no opinion.
 */
export type Marks = Record<string, number>

/** What ideas cost, by id, where money is given out. */
export type Costs = Readonly<Record<string, number>>

export type MarkFault = 'bad-mark' | 'too-many-points' | 'too-many-credits' | 'too-many-ranks' | 'over-budget'

/** The scale of `score`. */
export const mostStars = 5

const spending: Record<Exclude<FilledBallot, 'budget'>, (marks: number[]) => number> = {
  score: () => 0,
  points: (marks) => marks.reduce((sum, points) => sum + points, 0),
  quadratic: (marks) => marks.reduce((sum, votes) => sum + votes * votes, 0),
  rank: (marks) => marks.length,
  updown: () => 0,
}

/** What these marks cost in the currency of the ballot: points, credits, ranked ideas, or money. */
export function spentOn(ballot: FilledBallot, marks: Marks, costs: Costs = {}) {
  if (ballot === 'budget') return Object.keys(marks).reduce((sum, id) => sum + (costs[id] ?? 0), 0)
  return spending[ballot](Object.values(marks))
}

const scales: Record<FilledBallot, [lowest: number, highest: number]> = {
  score: [0, mostStars],
  points: [1, 1_000],
  quadratic: [1, 1_000],
  rank: [1, 1_000],
  updown: [-1, 1],
  budget: [1, 1],
}

const overspent = {
  score: 'bad-mark',
  points: 'too-many-points',
  quadratic: 'too-many-credits',
  rank: 'too-many-ranks',
  updown: 'bad-mark',
  budget: 'over-budget',
} as const satisfies Record<FilledBallot, MarkFault>

/** What is wrong with marks, whatever the ideas; undefined when they may be kept. */
export function markFault(
  ballot: FilledBallot,
  limit: number | null,
  marks: Marks,
  costs?: Costs,
): MarkFault | undefined {
  const [lowest, highest] = scales[ballot]
  const fits = (mark: number) => Number.isInteger(mark) && mark >= lowest && mark <= highest
  if (!Object.values(marks).every(fits)) return 'bad-mark'
  return limit !== null && spentOn(ballot, marks, costs) > limit ? overspent[ballot] : undefined
}

/** A ballot after somebody filled in a part of it: ideas that were shown and got no mark lose the one they had. */
export function marksAfter(standing: Marks, shown: readonly string[], given: Marks): Marks {
  const kept = Object.entries(standing).filter(([id]) => !shown.includes(id))
  return Object.fromEntries([...kept, ...Object.entries(given)])
}

export const isSameMarks = (one: Marks, other: Marks) => {
  const ids = Object.keys(one)
  return ids.length === Object.keys(other).length && ids.every((id) => one[id] === other[id])
}
