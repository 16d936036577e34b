import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { dropContestRole } from '#drizzle/queries/answer-clock.ts'
import { addContestRole, type ContestRow } from '#drizzle/queries/contests.ts'
import { personByEmail } from '#drizzle/queries/people.ts'

/** A deputy answers when owners cannot; a late answer is escalated to one person, who may answer too. */
export type StandIn = 'deputy' | 'escalation'

/**
 * Names somebody who has an account and may see the contest. Whom answers are escalated to is one person: a new name
 * takes the place of the old one. Throws 404 for those who do not run the contest.
 */
export async function nameStandIn(
  viewer: Viewer,
  name: string,
  wish: { email: string; role: StandIn },
  now = new Date(),
) {
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const person = await personByEmail(wish.email)
    if (!person || !(await maySee(person, contest))) return { ok: false, reason: 'not-found' } as const
    if (wish.role === 'escalation') await dropContestRole(contest.id, 'escalation')
    await addContestRole(contest.id, person.id, wish.role)
    await audit(viewer, 'contest.stand-in', { ...about(contest), after: { role: wish.role, person: person.id } }, now)
    return { ok: true, name: person.name || wish.email } as const
  })
}

/** Takes the right to answer from a deputy. Throws 404 for those who do not run the contest. */
export async function dropStandIn(
  viewer: Viewer,
  name: string,
  wish: { person: string; role: StandIn },
  now = new Date(),
) {
  await transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    await dropContestRole(contest.id, wish.role, wish.person)
    await audit(viewer, 'contest.stand-in', { ...about(contest), before: wish }, now)
  })
}

const about = ({ id }: ContestRow) => ({ subject: 'contest' as const, subjectId: id })

type Found = NonNullable<Awaited<ReturnType<typeof personByEmail>>>

async function maySee(person: Found, contest: ContestRow) {
  if (person.kind !== 'account' || person.suspendedAt || !person.emailConfirmedAt) return false
  // A contest that is not open yet is seen by nobody else: who will see it then may be named already.
  const state = contest.state === 'draft' ? 'open' : contest.state
  return can(await viewerFrom(person), 'contest.see', { ...contest, state }).allow
}
