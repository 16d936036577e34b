import { personById } from '#drizzle/queries/people.ts'

export type Group = 'customers' | 'employees'

/** The group whose weight a person's ballot has; whoever is not known to work for the house is a customer. */
export async function groupOf(personId: string): Promise<Group> {
  return (await personById(personId))?.affiliation === 'employee' ? 'employees' : 'customers'
}
