import { audit } from '#app/features/events/audit.server.ts'
import { type FoundThing, findThing, textOf } from '#app/features/moderation/find-thing.server.ts'
import { putBackComment } from '#app/features/moderation/put-back-comment.server.ts'
import { putBackIdea } from '#app/features/moderation/put-back-idea.server.ts'
import { stateAfter } from '#app/features/moderation/standing.ts'
import { mayUndoUntil } from '#app/features/moderation/undo-time.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { callBackMails } from '#drizzle/queries/mails.ts'
import { type DecisionRow, decisionById, latestDecision, markUndone } from '#drizzle/queries/moderation.ts'
import { endAppeals, reopenReports } from '#drizzle/queries/reports.ts'

export type Undone =
  | { ok: true; subject: DecisionRow['subject']; id: string }
  | { ok: false; reason: 'late' | 'changed' }
  | { ok: false; reason: 'decided'; by: string | null }

/**
 * Takes back one's own last decision about a text, as if it had not been made: the text stands as before, reports are
 * open again, an appeal against it is over, and the letter to its author, which has waited for this, never leaves. Not
 * after half a minute, nor when somebody decided or wrote meanwhile. A second press changes nothing.
 */
export async function undoDecision(viewer: Viewer, decisionId: string, now = new Date()): Promise<Undone> {
  const { contestId } = await ownDecision(viewer, decisionId)
  return transactionInTurn(contestId, async () => {
    const made = await ownDecision(viewer, decisionId)
    const thing = { subject: made.subject, id: made.subjectId }
    const found = await findThing(viewer, thing)
    if (made.undoneAt) return { ok: true, ...thing }
    const fault = await faultOf(made, found, now)
    if (fault) return fault
    if (made.decision !== 'uphold') await putBack(viewer, found, made.before, now)
    await endAppeals(made.subject, made.subjectId, now)
    await reopenReports(made.subject, made.subjectId, made.createdAt)
    await callBackMails(made.subjectId, made.createdAt)
    await markUndone(made.id, now)
    await keepUndo(viewer, found, made, now)
    return { ok: true, ...thing }
  })
}

async function putBack(viewer: Viewer, found: FoundThing, before: Undoable['before'], now: Date) {
  if (found.subject === 'idea') await putBackIdea(viewer, found, before, now)
  else await putBackComment(viewer, found, before, now)
}

type Undoable = DecisionRow & { before: NonNullable<DecisionRow['before']> }

async function ownDecision(viewer: Viewer, id: string): Promise<Undoable> {
  const made = await decisionById(id)
  if (viewer.kind !== 'account' || made?.moderatorId !== viewer.id || !made.before) throw notFound()
  return { ...made, before: made.before }
}

async function faultOf(
  made: Undoable,
  found: FoundThing,
  now: Date,
): Promise<Extract<Undone, { ok: false }> | undefined> {
  const latest = await latestDecision(made.subject, made.subjectId)
  if (latest && latest.id !== made.id) return { ok: false, reason: 'decided', by: latest.by }
  const { state, version } = textOf(found)
  const edits = made.decision === 'edit' ? 1 : 0
  if (state !== stateAfter(made.decision, made.before.state) || version !== made.before.version + edits)
    return { ok: false, reason: 'changed' }
  return now < mayUndoUntil(made.createdAt) ? undefined : { ok: false, reason: 'late' }
}

async function keepUndo(viewer: Viewer, found: FoundThing, made: Undoable, now: Date) {
  const { subject, subjectId, decision } = made
  const [before, after] = [{ decision, state: textOf(found).state }, { state: made.before.state }]
  await audit(viewer, `${subject}.decision-undone`, { subject, subjectId, before, after }, now)
}
