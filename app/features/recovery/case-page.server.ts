import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { type Outcome, outcomeLabels, type Verdict, verdictLabels } from '#app/features/recovery/case-words.ts'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showAgo, showDay, showMoment } from '#app/ui/figures/show-time.ts'
import { personById } from '#drizzle/queries/people.ts'
import { stepsOf, teamOf } from '#drizzle/queries/recovery.ts'

export type CasePage = Awaited<ReturnType<typeof casePage>>
export type CaseDeskPage = Awaited<ReturnType<typeof caseDeskPage>>

/** A complaint as the person who made it sees it: who looks after it, by when, what came of it. */
export async function casePage(viewer: Viewer, id: string, now = new Date()) {
  return shown(await findCase(viewer, id, 'case.see'), viewer, now)
}

/** The same for the team, with who made it and who may look after it. */
export async function caseDeskPage(viewer: Viewer, id: string, now = new Date()) {
  const found = await findCase(viewer, id, 'case.answer')
  const { complaint, contest } = found
  const person = await personById(complaint.personId)
  return {
    ...(await shown(found, viewer, now)),
    from: person?.name || m.ideas_guest(),
    reachable: Boolean(person?.email && person.emailConfirmedAt),
    ownerId: complaint.ownerId ?? viewer.id,
    team: (await teamOf(contest.id)).map(({ id: value, name, email }) => ({ value, label: name || (email ?? '') })),
    asksQuestions: can(viewer, 'site.create-contest').allow,
  }
}

type Found = Awaited<ReturnType<typeof findCase>>

async function shown({ complaint, contest }: Found, viewer: Viewer, now: Date) {
  const { id, title, words, state, dueBy, ownerId, version, createdAt } = complaint
  const { timeZone } = contest
  const owner = ownerId ? await personById(ownerId) : undefined
  const by = owner && [owner.name, owner.title].filter(Boolean).join(', ')
  const date = showDay(dueBy, timeZone, now)
  return {
    ...{ id, title, words, state, version },
    contest: { slug: contest.slug, title: contest.title },
    received: m.recovery_received({ date: showMoment(createdAt, timeZone, now) }),
    owner: by ? m.recovery_owner({ name: by }) : m.recovery_owner_none(),
    due: state === 'open' ? `${m.recovery_due({ date })} (${showAgo(dueBy, now)})` : '',
    late: state === 'open' && dueBy < now,
    asks: state === 'answered' && can(viewer, 'case.follow-up', { personId: complaint.personId, contest }).allow,
    steps: (await stepsOf(id)).map((row) => stepShown(row, timeZone, now)),
  }
}

function stepShown({ step, actor, title }: Awaited<ReturnType<typeof stepsOf>>[number], timeZone: string, now: Date) {
  const name = [actor, title].filter(Boolean).join(', ') || m.ideas_guest()
  const said = {
    owner: () => m.recovery_step_owner({ name }),
    outcome: () => m.recovery_step_outcome({ name, outcome: outcomeLabels[step.said as Outcome]() }),
    verdict: () => m.recovery_step_verdict({ verdict: verdictLabels[step.said as Verdict]() }),
  }
  return { id: step.id, at: showMoment(step.createdAt, timeZone, now), said: said[step.kind](), words: step.words }
}

/** Whoever answers somewhere, or moderates, has a desk. */
export const insistOnDesk = (viewer: Viewer) => insist(can(viewer, 'site.recover'))
