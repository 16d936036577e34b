import type { LadderStep, Standing, Tie } from './count-result.ts'

/** One way to tell ideas apart: negative where `one` goes first. A rule may put steps of its own before the ladder. */
export type Step<Name extends string = LadderStep> = { brokenBy: Name; compare: Compare; applies?: Applies }
type Compare = (one: Standing, other: Standing) => number
type Applies = (group: readonly Standing[]) => boolean

/** The published ladder: more distinct supporters, then lower cost where all have one, then the lot. */
export const LADDER: readonly Step[] = [
  { brokenBy: 'supporters', compare: (one, other) => other.supporters - one.supporters },
  {
    brokenBy: 'cost',
    compare: (one, other) => (one.cost ?? 0) - (other.cost ?? 0),
    applies: (group) => group.every((idea) => idea.cost !== null),
  },
  { brokenBy: 'lot', compare: (one, other) => (one.lot < other.lot ? -1 : one.lot > other.lot ? 1 : 0) },
]

/**
 * Puts ideas that a rule left level into an order, step by step down the ladder, and says which step decided what.
 * A step that separates only some of them is followed by the next one for those still level.
 */
export function breakTies<Own extends string = never>(
  level: readonly Standing[],
  steps: readonly Step<Own | LadderStep>[] = LADDER,
): { order: Standing[]; ties: Tie<Own | LadderStep>[] } {
  const [step, ...later] = steps
  if (level.length < 2 || !step) return { order: [...level], ties: [] }
  if (step.applies && !step.applies(level)) return breakTies(level, later)

  const groups = groupLevel(level, step.compare)
  const settled = groups.map((group) => breakTies(group, later))
  const order = settled.flatMap((part) => part.order)
  const own = groups.length > 1 ? [{ ids: order.map((idea) => idea.id), brokenBy: step.brokenBy }] : []
  return { order, ties: [...own, ...settled.flatMap((part) => part.ties)] }
}

/** Sorts and cuts wherever two neighbours differ. */
export function groupLevel(ideas: readonly Standing[], compare: Compare): Standing[][] {
  const groups: Standing[][] = []
  for (const idea of [...ideas].sort(compare)) {
    const last = groups.at(-1)
    if (last?.[0] && compare(last[0], idea) === 0) last.push(idea)
    else groups.push([idea])
  }
  return groups
}
