import { appealOpen } from '#app/features/attachments/file-appeal.ts'
import { fileFactsOf, findFile } from '#app/features/attachments/find-file.server.ts'
import { tellOwner } from '#app/features/attachments/tell-owner.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { StateReason } from '#app/features/ideas/state-reason.ts'
import { can } from '#app/features/policy/can.ts'
import type { FileFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { changeFile, type FileRow, fileById } from '#drizzle/queries/files.ts'

export interface FileWish {
  /** `uphold`: what was taken down stays so, though its owner asked. */
  decision: 'show' | 'hide' | 'uphold'
  reason?: StateReason
  words?: string
}

export type FileDecided = { ok: true } | { ok: false; reason: 'file-decided' | 'file-reason' | 'own-decision' }

/**
 * Shows a file that waited or was taken down, or takes one down with a reason its owner is told. Where the owner has
 * asked for another look, somebody else than who decided answers: it is back, or stays down with words. The bytes of what
 * was taken down stay thirty days, and while such a request waits. Throws 404 or 403 for those who may not decide.
 */
export async function decideFile(viewer: Viewer, id: string, wish: FileWish, now = new Date()): Promise<FileDecided> {
  await findFile(viewer, id, 'file.moderate')
  if (wish.decision === 'hide' && !wish.reason) return { ok: false, reason: 'file-reason' }
  if (wish.decision === 'uphold' && !wish.words) return { ok: false, reason: 'file-reason' }
  return transactionInTurn(`file:${id}`, async (): Promise<FileDecided> => {
    const file = await fileById(id)
    const facts = file && (await fileFactsOf(file))
    if (!file || !facts) return { ok: false, reason: 'file-decided' }
    const asked = appealOpen(file)
    if (asked && !mayAnswerAbout(viewer, file, facts)) return { ok: false, reason: 'own-decision' }
    if (wish.decision === 'uphold')
      return asked ? uphold(viewer, file, wish, now) : { ok: false, reason: 'file-decided' }
    return change(viewer, file, wish, now)
  })
}

async function change(viewer: Viewer, file: FileRow, wish: FileWish, now: Date): Promise<FileDecided> {
  const state = wish.decision === 'show' ? ('shown' as const) : ('hidden' as const)
  if (file.state === state) return { ok: false, reason: 'file-decided' }
  const because = { stateReason: wish.reason ?? '', stateWords: wish.words ?? '' }
  await changeFile(file.id, {
    state,
    ...because,
    moderatorId: viewer.id,
    decidedAt: now,
    ...appealAfter(file, wish, now),
  })
  const about = { subject: 'file' as const, subjectId: file.id, before: { state: file.state }, after: { state } }
  await audit(viewer, `file.${state}`, { ...about, reason: wish.reason }, now)
  if (state === 'hidden' || file.state === 'hidden') await tellOwner(viewer, file, wish, now)
  return { ok: true }
}

/** A new decision can be asked about anew; one that grants a request has answered it. */
function appealAfter(file: FileRow, { decision, words = '' }: FileWish, now: Date) {
  if (decision === 'hide') return { appealWords: '', appealedAt: null, appealAnswer: '', appealAnsweredAt: null }
  return appealOpen(file) ? { appealAnswer: words, appealAnsweredAt: now } : {}
}

async function uphold(viewer: Viewer, file: FileRow, wish: FileWish, now: Date): Promise<FileDecided> {
  await changeFile(file.id, { appealAnswer: wish.words ?? '', appealAnsweredAt: now })
  const about = { subject: 'file' as const, subjectId: file.id, before: { state: file.state } }
  await audit(viewer, 'file.upheld', { ...about, after: { state: file.state }, reason: wish.words }, now)
  await tellOwner(viewer, file, wish, now)
  return { ok: true }
}

/** Not who decided, and not whose file it is. */
export function mayAnswerAbout(viewer: Viewer, { moderatorId, ownerId }: FileRow, { idea, comment }: FileFacts) {
  const contest = (idea ?? comment)?.contest ?? null
  return can(viewer, 'appeal.decide', { decidedBy: moderatorId, authorId: ownerId, contest }).allow
}
