import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { juryState } from '#app/features/jury/jury-state.ts'
import type { JuryRefusal } from '#app/features/jury/refusal-words.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeJury, juryOf } from '#drizzle/queries/juries.ts'

export type Ended = { ok: true } | { ok: false; reason: JuryRefusal }

/** Ends the judging before its date, for good: the papers handed in by now are the jury's word. */
export async function endJury(viewer: Viewer, name: string, now = new Date()): Promise<Ended> {
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const jury = await juryOf(contest.id)
    if (!jury) return { ok: false, reason: 'no-jury' }
    const state = juryState(contest, jury, now)
    if (state !== 'judging') return { ok: false, reason: state === 'over' ? 'over' : 'not-yet' }
    await changeJury(contest.id, { closedAt: now })
    await audit(viewer, 'jury.ended', { subject: 'contest', subjectId: contest.id }, now)
    return { ok: true }
  })
}
