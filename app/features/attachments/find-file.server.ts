import { factsOf } from '#app/features/comments/find-comment.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { FileAction, FileFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { type FileRow, fileById, seenPortraits } from '#drizzle/queries/files.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'

/** The file if the viewer may do `action` with it; throws 404 or 403 otherwise. */
export async function findFile(viewer: Viewer, id: string, action: FileAction = 'file.see'): Promise<FileRow> {
  const file = await fileById(id)
  const facts = file && (await fileFactsOf(file))
  // The logo is put up and taken away among the settings, never here.
  if (!facts || (file.subject === 'site' && action !== 'file.see')) throw notFound()
  insist(can(viewer, action, facts))
  return file
}

/** What the policy asks of a file; nothing when what it hung on is no more. */
export async function fileFactsOf(file: FileRow): Promise<FileFacts | undefined> {
  const { ownerId, state, subject, subjectId } = file
  if (subject === 'idea') {
    const found = await ideaWithContest(subjectId)
    return found && { ownerId, state, idea: { ...found.idea, contest: found.contest } }
  }
  if (subject === 'comment') {
    const found = await commentWithPlace(subjectId)
    return found && { ownerId, state, comment: factsOf(found) }
  }
  return { ownerId, state, open: subject === 'site' || (await seenPortraits([subjectId])).length > 0 }
}
