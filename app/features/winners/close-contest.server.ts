import { isElection } from '#app/features/contests/contest-rules.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { signHeadOf } from '#app/features/votes/sign-heads.server.ts'
import { type Count, countSums } from '#app/features/winners/count-now.server.ts'
import { countSoon } from '#app/features/winners/counting/count-soon.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addContestNote } from '#drizzle/queries/contest-notes.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'
import { addCount } from '#drizzle/queries/counting.ts'
import { addTransition } from '#drizzle/queries/transitions.ts'
import { isLarge } from '#drizzle/sum-up.ts'

export type Closed =
  /** Without a count while one that takes its time is being made. */
  { ok: true; contest: ContestRow; count?: Count } | { ok: false; reason: 'not-open' | 'note-missing' }

/**
 * Closes a contest for good and locks its count. Nothing is voted, proposed or argued after this, whatever a clock
 * says. Before the announced date it needs a public note, which goes into the journal.
 *
 * Sums are counted with the close, unless they are large. Other rules read ballot by ballot, so they are applied after
 * it, when nothing can change the ballots any more and nobody has to wait for them.
 */
export async function closeContest(viewer: Viewer, name: string, note = '', now = new Date()): Promise<Closed> {
  const closed = await close(viewer, name, note, now)
  if (!closed.ok || (closed.count && closed.contest.kind !== 'contest')) return closed
  return { ...closed, count: (await countSoon(closed.contest, viewer, now)) ?? closed.count }
}

async function close(viewer: Viewer, name: string, note: string, now: Date): Promise<Closed> {
  const html = await renderMarkdown(note)
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    if (contest.state !== 'open') return { ok: false, reason: 'not-open' }
    if (isEarly(contest, now) && note.trim() === '') return { ok: false, reason: 'note-missing' }

    const closed = { state: 'closed' as const, closedAt: now, version: contest.version + 1, updatedAt: now }
    await changeContest(contest.id, closed)
    await addTransition({ contestId: contest.id, phase: 'closed', actorId: viewer.id, at: now })
    const count = isElection(contest) || isLarge(contest) ? undefined : await countSums({ ...contest, ...closed })
    if (count) await keepCount(viewer, count, now)
    await signHeadOf(contest, now)
    if (note.trim() !== '') await addNote(viewer, contest.id, note, html, now)
    await record('contest.closed', viewer, { contestId: contest.id, hash: count?.hash }, now)
    const after = { hash: count?.hash, early: isEarly(contest, now) }
    await audit(viewer, 'contest.closed', { subject: 'contest', subjectId: contest.id, after, reason: note }, now)
    return { ok: true, contest: { ...contest, ...closed }, count }
  })
}

/** A close that people were not told of when they came. */
export function isEarly(contest: ContestRow, now: Date) {
  const until = contest.kind === 'debate' ? contest.ideasUntil : contest.votingUntil
  return until === null || now < until
}

async function keepCount(viewer: Viewer, count: Count, createdAt: Date) {
  const { contest: contestId, rule, hash, ballots } = count
  await addCount({ id: newId(), contestId, rule, hash, ballots, result: { ...count }, actorId: viewer.id, createdAt })
}

async function addNote(viewer: Viewer, contestId: string, text: string, html: string, createdAt: Date) {
  await addContestNote({ id: newId(), contestId, authorId: viewer.id, kind: 'journal', text, html, createdAt })
}
