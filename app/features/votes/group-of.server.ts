import { greatestWeight } from '#app/features/contests/setup/greatest-weight.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { belongsToAmong } from '#drizzle/queries/groups.ts'
import { personById } from '#drizzle/queries/people.ts'

/** `customers`, `employees`, or the id of a group that an admin declared. */
export type Group = string

/**
 * The group whose weight a person's ballot has: of all they belong to now, the one that weighs most. Whoever is not known
 * to work for the house is a customer.
 */
export async function groupOf(personId: string, weights: NonNullable<ContestRow['weights']>): Promise<Group> {
  const house = (await personById(personId))?.affiliation === 'employee' ? 'employees' : 'customers'
  const { customers, employees, ...declared } = weights
  return greatestWeight(weights, [house, ...(await belongsToAmong(personId, Object.keys(declared)))])
}
