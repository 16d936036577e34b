import { randomBytes } from 'node:crypto'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { takesIdeas } from '#app/features/contests/phase.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { drawPapers } from '#app/features/jury/draw-papers.server.ts'
import { juryState } from '#app/features/jury/jury-state.ts'
import type { JuryRefusal } from '#app/features/jury/refusal-words.ts'
import { tellJurors } from '#app/features/jury/tell-jurors.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeJury, ideasToJudge, jurorsOf, juryOf } from '#drizzle/queries/juries.ts'

export type HandedOut =
  /** `short`: ideas that still have too few jurors. */
  { ok: true; papers: number; short: number } | { ok: false; reason: JuryRefusal }

/**
 * Gives every idea to its jurors by lot and tells them. Pressed again it only fills gaps that conflicts and
 * departures have left: what somebody holds already stays with them.
 */
export async function handOutIdeas(viewer: Viewer, name: string, now = new Date()): Promise<HandedOut> {
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const found = await juryOf(contest.id)
    if (!found) return { ok: false, reason: 'no-jury' }
    if (contest.state === 'draft') return { ok: false, reason: 'not-yet' }
    if (juryState(contest, found, now) === 'over') return { ok: false, reason: 'over' }
    if (takesIdeas(contest, now)) return { ok: false, reason: 'ideas-still-come' }
    if ((await ideasToJudge(contest.id, found.judged)).length === 0) return { ok: false, reason: 'no-ideas' }
    if ((await jurorsOf(contest.id)).length < found.perIdea) return { ok: false, reason: 'too-few-jurors' }

    const seed = found.seed || randomBytes(16).toString('hex')
    const jury = { ...found, seed, handedOutAt: found.handedOutAt ?? now }
    await changeJury(contest.id, { seed, handedOutAt: jury.handedOutAt })
    const { given, short } = await drawPapers(contest, jury, now)
    await tellJurors({ contest, jury, papers: given }, 'handed-out', now)
    const after = { seed, papers: given, short }
    await audit(viewer, 'jury.handed-out', { subject: 'contest', subjectId: contest.id, after }, now)
    return { ok: true, papers: given.length, short: short.length }
  })
}
