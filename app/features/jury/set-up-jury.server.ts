import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { isAnnounced } from '#app/features/jury/jury-state.ts'
import type { JuryRefusal } from '#app/features/jury/refusal-words.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'
import { type JuryRow, juryOf, putJury } from '#drizzle/queries/juries.ts'

export interface JuryWish extends Pick<JuryRow, 'criteria' | 'scale' | 'perIdea' | 'blind' | 'judged' | 'share'> {
  due: Date | null
}

export type SetUp = { ok: true } | { ok: false; reason: JuryRefusal; field?: string }

/**
 * Says how the jury of a contest judges. Before the opening it becomes part of the contract; a jury set up later only
 * advises (its share is 0) and may change until the ideas are handed out.
 */
export async function setUpJury(viewer: Viewer, name: string, wish: JuryWish, now = new Date()): Promise<SetUp> {
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const fault = faultOf(contest, await juryOf(contest.id), wish, now)
    if (fault) return fault
    const { due, ...said } = wish
    const draft = contest.state === 'draft'
    await putJury({ contestId: contest.id, ...said, dueAt: draft || contest.juryUntil ? null : due })
    if (draft && due?.getTime() !== contest.juryUntil?.getTime())
      await changeContest(contest.id, { juryUntil: due, version: contest.version + 1, updatedAt: now })
    await audit(viewer, 'jury.set-up', { subject: 'contest', subjectId: contest.id, after: { ...wish } }, now)
    return { ok: true }
  })
}

function faultOf(contest: ContestRow, jury: JuryRow | undefined, wish: JuryWish, now: Date): SetUp | undefined {
  const refuse = (reason: JuryRefusal, field?: string): SetUp => ({ ok: false, reason, field })
  if (contest.kind !== 'contest') return refuse('no-contest')
  if (isAnnounced(contest) || jury?.handedOutAt || contest.state === 'concluded') return refuse('frozen')
  if (wish.criteria.length === 0) return refuse('no-criteria', 'name1')
  if (wish.criteria.every(({ weight }) => weight === 0)) return refuse('no-weight', 'weight1')
  if (wish.share > 0 && contest.state !== 'draft') return refuse('share-too-late', 'share')
  return dueFault(contest, wish.due, now) && refuse(dueFault(contest, wish.due, now) as JuryRefusal, 'due')
}

function dueFault(contest: ContestRow, due: Date | null, now: Date): JuryRefusal | undefined {
  if (!due || contest.juryUntil?.getTime() === due.getTime()) return undefined
  if (due <= now) return 'due-past'
  return contest.state === 'draft' && contest.votingUntil && due <= contest.votingUntil ? 'due-too-early' : undefined
}
