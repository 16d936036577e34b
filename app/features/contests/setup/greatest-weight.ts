import type { ContestRow } from '#drizzle/queries/contests.ts'

type Weights = NonNullable<ContestRow['weights']>

/** Of some groups the one that weighs most; of level ones the first, declared groups in the order of their ids. */
export function greatestWeight(weights: Weights, [house = 'customers', ...declared]: string[]) {
  const of = (group: string) => weights[group] ?? 0
  return declared.sort().reduce((most, group) => (of(group) > of(most) ? group : most), house)
}

/** What a group weighs. A ballot names none that the contract does not. */
export function weightIn(weights: Weights, group: string) {
  const weight = weights[group]
  if (weight === undefined) throw new RangeError(`The contract gives no weight to the group ${group}`)
  return weight
}
