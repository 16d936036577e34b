import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'
import { winnersOf } from '#drizzle/queries/counting.ts'
import { addTransition } from '#drizzle/queries/transitions.ts'

export type Concluded =
  | { ok: true; contest: ContestRow }
  | { ok: false; reason: 'not-closed' | 'concluded' | 'conclusion-missing' }

/** Ends a closed contest with what was learned, in public. Its winners, if any, are announced with it. */
export async function concludeContest(
  viewer: Viewer,
  name: string,
  conclusion: string,
  now = new Date(),
): Promise<Concluded> {
  const html = await renderMarkdown(conclusion)
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    return concludeIn(viewer, contest, { text: conclusion, html }, now)
  })
}

/** The same, inside a transaction that has asked the policy already. */
export async function concludeIn(
  viewer: Viewer,
  contest: ContestRow,
  said: { text: string; html: string },
  now: Date,
): Promise<Concluded> {
  if (contest.state === 'concluded') return { ok: false, reason: 'concluded' }
  if (contest.state !== 'closed') return { ok: false, reason: 'not-closed' }
  if (said.text.trim() === '') return { ok: false, reason: 'conclusion-missing' }

  const end = { state: 'concluded' as const, concludedAt: now, conclusion: said.text, conclusionHtml: said.html }
  const change = { ...end, announcedPhase: 'answered', version: contest.version + 1, updatedAt: now }
  await changeContest(contest.id, change)
  await addTransition({ contestId: contest.id, phase: 'answered', actorId: viewer.id, at: now })
  for (const { idea } of await winnersOf(contest.id)) {
    await record('idea.won', viewer, { contestId: contest.id, ideaId: idea.id, place: idea.place }, now)
  }
  await record('contest.concluded', viewer, { contestId: contest.id }, now)
  await audit(
    viewer,
    'contest.concluded',
    { subject: 'contest', subjectId: contest.id, after: { conclusion: said.text } },
    now,
  )
  return { ok: true, contest: { ...contest, ...change } }
}
