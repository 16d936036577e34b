import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { JuryRefusal } from '#app/features/jury/refusal-words.ts'
import { invitationsLeft, invitePerson } from '#app/features/people/invite-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { ownersOf } from '#drizzle/queries/contests.ts'
import { invitedJurors, jurorsOf, juryOf } from '#drizzle/queries/juries.ts'
import { personByEmail } from '#drizzle/queries/people.ts'

export type InvitedJurors = { ok: true; letters: number } | { ok: false; reason: JuryRefusal; email?: string }

/**
 * Asks people onto the jury by letter; only with its link they become jurors. Whoever was asked and has not answered is
 * not written to again. All or nothing. Whoever runs the contest knows its authors and cannot judge blind.
 */
export async function inviteJurors(
  viewer: Viewer,
  name: string,
  emails: string[],
  now = new Date(),
): Promise<InvitedJurors> {
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const jury = await juryOf(contest.id)
    if (!jury) return { ok: false, reason: 'no-jury' }
    if (jury.closedAt || contest.state === 'concluded') return { ok: false, reason: 'over' }
    const waiting = await invitedJurors(contest.id, now)
    const sitting = (await jurorsOf(contest.id)).map(({ email }) => email)
    const fresh = emails.filter((email) => !waiting.includes(email))
    for (const email of fresh) {
      if (sitting.includes(email)) return { ok: false, reason: 'already-a-juror', email }
      if (jury.blind && (await runs(contest.id, email))) return { ok: false, reason: 'runs-the-contest', email }
    }
    if (fresh.length > (await invitationsLeft(viewer, now))) return { ok: false, reason: 'too-many-letters' }
    for (const email of fresh) {
      const wanted = { email, affiliation: 'customer', role: 'juror', contestId: contest.id } as const
      const sent = await invitePerson(viewer, wanted, now)
      if (!sent.ok) throw new Error('A letter was counted as allowed and then refused.')
    }
    return { ok: true, letters: fresh.length }
  })
}

async function runs(contestId: string, email: string) {
  const owners = await ownersOf(contestId)
  return owners.some((owner) => owner.email === email) || (await personByEmail(email))?.role === 'admin'
}
