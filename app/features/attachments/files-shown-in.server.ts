import { mayAnswerAbout } from '#app/features/attachments/decide-file.server.ts'
import { appealOpen } from '#app/features/attachments/file-appeal.ts'
import { fileFactsOf } from '#app/features/attachments/find-file.server.ts'
import { shownFile } from '#app/features/files/files-shown.server.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { filesToLookAt } from '#drizzle/queries/files.ts'

type Rows = Awaited<ReturnType<typeof filesToLookAt>>

/** Files as their moderator sees them: with what they hang on, and why one was taken down. */
export async function filesShownIn(viewer: Viewer, rows: Rows) {
  const shown = []
  for (const { file, contest } of rows) {
    const facts = await fileFactsOf(file)
    if (!facts || !can(viewer, 'file.moderate', facts).allow) continue
    const { subject, subjectId } = file
    shown.push({
      ...shownFile(file),
      state: file.state,
      at: file.createdAt,
      contest: { title: contest.title, timeZone: contest.timeZone },
      /** The page on which everything about that text is decided. */
      thing: `/desk/moderation/${subject}/${subjectId}`,
      reason: file.stateReason && stateReason(file.stateReason),
      words: file.stateWords,
      /** Its owner asks for another look; whether this viewer may answer. */
      appeal: appealOpen(file) ? { words: file.appealWords, yours: mayAnswerAbout(viewer, file, facts) } : null,
    })
  }
  return shown
}
