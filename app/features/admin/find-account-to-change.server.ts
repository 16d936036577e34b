import { notFound } from '#app/web/refuse.server.ts'
import { personById } from '#drizzle/queries/people.ts'

/** What an administrator may change of an account. The caller has asked the policy. Throws 404. */
export async function findAccountToChange(id: string) {
  const person = await personById(id)
  if (person?.kind !== 'account') throw notFound()
  const { name, email, title, affiliation, role, suspendedAt } = person
  return { id, name, email: email ?? '', title, affiliation, role, suspended: suspendedAt !== null }
}
