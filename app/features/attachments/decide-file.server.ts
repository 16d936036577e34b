import { fileFactsOf, findFile } from '#app/features/attachments/find-file.server.ts'
import { tellOwner } from '#app/features/attachments/tell-owner.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { StateReason } from '#app/features/ideas/state-reason.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeFile, fileById } from '#drizzle/queries/files.ts'

export interface FileWish {
  decision: 'show' | 'hide'
  reason?: StateReason
  words?: string
}

export type FileDecided = { ok: true } | { ok: false; reason: 'file-decided' | 'file-reason' }

/**
 * Shows a file that waited or was taken down, or takes one down with a reason its owner is told. The bytes of what was
 * taken down stay thirty days, so that it can be brought back. Throws 404 or 403 for those who may not decide.
 */
export async function decideFile(viewer: Viewer, id: string, wish: FileWish, now = new Date()): Promise<FileDecided> {
  await findFile(viewer, id, 'file.moderate')
  if (wish.decision === 'hide' && !wish.reason) return { ok: false, reason: 'file-reason' }
  const state = wish.decision === 'show' ? ('shown' as const) : ('hidden' as const)
  return transaction(async () => {
    const file = await fileById(id)
    if (!file || file.state === state || !(await fileFactsOf(file))) return { ok: false, reason: 'file-decided' }
    const because = { stateReason: wish.reason ?? '', stateWords: wish.words ?? '' }
    await changeFile(id, { state, ...because, moderatorId: viewer.id, decidedAt: now })
    const about = { subject: 'file' as const, subjectId: id, before: { state: file.state }, after: { state } }
    await audit(viewer, `file.${state}`, { ...about, reason: wish.reason }, now)
    if (state === 'hidden' || file.state === 'hidden') await tellOwner(viewer, file, wish, now)
    return { ok: true }
  })
}
