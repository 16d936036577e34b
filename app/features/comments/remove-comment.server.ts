import { countComment } from '#app/features/comments/count-comment.server.ts'
import { type FoundComment, findComment } from '#app/features/comments/find-comment.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { dropBytes } from '#app/features/files/file-store.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { changeComment, commentWithPlace } from '#drizzle/queries/comments.ts'
import { dropFilesOn } from '#drizzle/queries/files.ts'
import { resolveReports } from '#drizzle/queries/reports.ts'

/** Takes back one's own argument for good: its words and files are erased, a line stays in its place so that answers make sense. */
export async function removeComment(viewer: Viewer, id: string, now = new Date()): Promise<FoundComment> {
  const asked = await findComment(viewer, id, 'comment.remove')
  let files: string[] = []
  const removed = await transactionInTurn(asked.contest.id, async () => {
    const found = (await commentWithPlace(id)) as FoundComment
    const { comment, idea, contest } = found
    if (comment.state === 'removed') return found
    const erased = {
      text: '',
      html: '',
      pseudonym: '',
      stateReason: 'author',
      stateWords: '',
      version: comment.version + 1,
    }
    await changeComment(id, { ...erased, state: 'removed', updatedAt: now })
    if (comment.state === 'published') await countComment(idea, comment, -1)
    files = await dropFilesOn('comment', id)
    await resolveReports('comment', id, now)
    await record('comment.removed', viewer, { contestId: contest.id, ideaId: idea?.id, subjectId: id }, now)
    return found
  })
  await dropBytes(files)
  return removed
}
