import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { guestsOf } from '#drizzle/queries/contest-guests.ts'
import { ownersOf } from '#drizzle/queries/contests.ts'

export type ContestPeople = Awaited<ReturnType<typeof contestPeople>>

/** Who runs a contest and who is invited to it, for those who run it. */
export async function contestPeople(viewer: Viewer, name: string) {
  const { id, slug, title, audience, takePart, eligibility } = await findContest(viewer, name, 'contest.manage')
  const guests = await guestsOf(id)
  return {
    slug,
    title,
    owners: (await ownersOf(id)).map((owner) => owner.name || owner.email || ''),
    emails: guests.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    domains: guests.filter(({ kind }) => kind === 'domain').map(({ value }) => value),
    /** Elsewhere an invitation is only a letter: everybody of the audience may come anyway. */
    opensDoor: [audience, takePart, eligibility].includes('invited'),
  }
}
