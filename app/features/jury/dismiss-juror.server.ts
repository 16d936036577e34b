import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { drawPapers } from '#app/features/jury/draw-papers.server.ts'
import { juryState } from '#app/features/jury/jury-state.ts'
import type { JuryRefusal } from '#app/features/jury/refusal-words.ts'
import { tellJurors } from '#app/features/jury/tell-jurors.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeJury, dropOpenScorecards, jurorsOf, juryOf, removeJuror } from '#drizzle/queries/juries.ts'

export type Dismissed = { ok: true } | { ok: false; reason: JuryRefusal }

/** Takes somebody off the jury. What they handed in counts; the rest is drawn for others. */
export async function dismissJuror(
  viewer: Viewer,
  name: string,
  jurorId: string,
  now = new Date(),
): Promise<Dismissed> {
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const jury = await juryOf(contest.id)
    if (!jury) return { ok: false, reason: 'no-jury' }
    const state = juryState(contest, jury, now)
    if (state === 'over') return { ok: false, reason: 'over' }
    if (!(await jurorsOf(contest.id)).some(({ id }) => id === jurorId)) return { ok: false, reason: 'not-a-juror' }

    await removeJuror(contest.id, jurorId)
    await dropOpenScorecards(contest.id, jurorId)
    await changeJury(contest.id, { handedOutAt: jury.handedOutAt })
    const { given } = state === 'judging' ? await drawPapers(contest, jury, now) : { given: [] }
    await tellJurors({ contest, jury, papers: given }, 'handed-out', now)
    const after = { juror: jurorId, papers: given }
    await audit(viewer, 'jury.dismissed', { subject: 'contest', subjectId: contest.id, after }, now)
    return { ok: true }
  })
}
