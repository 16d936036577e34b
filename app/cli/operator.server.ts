import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { type Viewer, visitor } from '#app/features/policy/viewer.ts'
import { contestNamed } from '#drizzle/queries/contests.ts'
import { firstAdmin, personByEmail } from '#drizzle/queries/people.ts'
import { Refusal } from './command.ts'

/**
 * In whose name the person at the machine acts: the account given, else the first admin, else (before the first run)
 * the host of the contest. Whoever reads the database may do anything, so the rights are an admin's.
 */
export async function operator(contestSlug: string, email?: string): Promise<Viewer> {
  if (email) return viewerFrom(await accountNamed(email))
  const admin = await firstAdmin()
  if (admin) return viewerFrom(admin)
  const contest = await contestNamed(contestSlug)
  if (!contest) throw new Refusal(`There is no contest ${contestSlug}.`)
  return { ...visitor(contest.hostId), kind: 'account', role: 'admin' }
}

async function accountNamed(email: string) {
  const person = await personByEmail(email.toLowerCase())
  if (!person) throw new Refusal(`There is no account ${email}.`)
  return person
}
