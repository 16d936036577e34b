import type { Directory } from '#app/features/people/directory/require-directory.server.ts'
import { applyRights } from '#app/features/people/sign-on/apply-rights.server.ts'
import { peopleByIds } from '#drizzle/queries/people.ts'

/** Gives people what the groups they are in by now stand for, by the same table as when they sign on. */
export async function renewRights({ provider }: Directory, personIds: string[], now: Date) {
  const nobody = { issuer: provider.issuer, subject: '', email: '', emailVerified: false, name: '', groups: [] }
  for (const person of await peopleByIds([...new Set(personIds)]))
    if (person.kind === 'account') await applyRights(provider, nobody, person, now)
}
