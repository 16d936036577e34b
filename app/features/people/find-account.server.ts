import { personByEmail } from '#drizzle/queries/people.ts'

/** The account with this address; suspended ones and people without an account are none. */
export async function findAccount(email: string) {
  const person = await personByEmail(email)
  return person?.kind === 'account' && !person.suspendedAt ? person : undefined
}
