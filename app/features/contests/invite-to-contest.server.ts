import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { invitationsLeft, invitePerson } from '#app/features/people/invite-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { addGuests, guestsOf } from '#drizzle/queries/contest-guests.ts'
import { type ContestRow, ownersOf } from '#drizzle/queries/contests.ts'

export interface MorePeople {
  invited: { emails: string[]; domains: string[] }
  /** A guest may take part where a contest is for invited people; an owner runs it too. */
  as: 'guest' | 'owner'
  /** Whether every new address gets a letter. Owners always do: only with its link they become owners. */
  letters: boolean
}

export type InvitedMore =
  | { ok: true; contest: ContestRow; added: number; letters: number }
  | { ok: false; reason: 'too-many-letters'; left: number }

/**
 * Lets more people into a contest at any time, or asks somebody to run it too. Whoever is on the list already is not
 * written to again. All or nothing: a list longer than the letters left for today changes nothing.
 */
export async function inviteToContest(
  viewer: Viewer,
  name: string,
  { invited, as, letters }: MorePeople,
  now = new Date(),
): Promise<InvitedMore> {
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const fresh = await notYet(contest.id, as, invited)
    const written = letters || as === 'owner' ? fresh.emails : []
    const left = await invitationsLeft(viewer, now)
    if (written.length > left) return { ok: false, reason: 'too-many-letters', left }

    await addGuests(contest.id, fresh)
    for (const email of written) await write(viewer, contest, email, as, now)
    await audit(viewer, 'contest.invited', { subject: 'contest', subjectId: contest.id, after: { as, ...fresh } }, now)
    return { ok: true, contest, added: fresh.emails.length + fresh.domains.length, letters: written.length }
  })
}

async function notYet(contestId: string, as: MorePeople['as'], { emails, domains }: MorePeople['invited']) {
  if (as === 'owner') {
    const known = new Set((await ownersOf(contestId)).map(({ email }) => email))
    return { emails: emails.filter((email) => !known.has(email)), domains: [] }
  }
  const known = new Set((await guestsOf(contestId)).map(({ kind, value }) => `${kind} ${value}`))
  return {
    emails: emails.filter((email) => !known.has(`email ${email}`)),
    domains: domains.filter((domain) => !known.has(`domain ${domain}`)),
  }
}

async function write(viewer: Viewer, { id }: ContestRow, email: string, as: MorePeople['as'], now: Date) {
  const role = as === 'owner' ? ('owner' as const) : ('member' as const)
  const sent = await invitePerson(viewer, { email, affiliation: 'customer', role, contestId: id }, now)
  if (!sent.ok) throw new Error('A letter was counted as allowed and then refused.')
}
