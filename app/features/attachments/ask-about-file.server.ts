import { mayAppealStill } from '#app/features/attachments/file-appeal.ts'
import { findFile } from '#app/features/attachments/find-file.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { changeFile } from '#drizzle/queries/files.ts'

/**
 * Asks that somebody else looks again at one's own file that was taken down, once for each decision. Throws 404 for
 * files of others and for what stands.
 */
export async function askAboutFile(viewer: Viewer, id: string, words: string, now = new Date()) {
  await findFile(viewer, id, 'file.appeal')
  return transactionInTurn(`file:${id}`, async () => {
    const file = await findFile(viewer, id, 'file.appeal')
    if (!mayAppealStill(file)) return { fresh: false }
    await changeFile(id, { appealWords: words, appealedAt: now, appealAnswer: '', appealAnsweredAt: null })
    await audit(viewer, 'file.appealed', { subject: 'file', subjectId: id, after: { words } }, now)
    return { fresh: true }
  })
}
