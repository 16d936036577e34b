import { findComment } from '#app/features/comments/find-comment.server.ts'
import type { ReportInput } from '#app/features/comments/forms.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addReport } from '#drizzle/queries/reports.ts'

export interface Reported {
  subject: 'idea' | 'comment'
  id: string
}

/**
 * Tells the moderators that a text may not belong here; once per person (`fresh` is false the second time). The text
 * stays where it is until somebody has read it. Throws 404 or 403 for what the viewer may not report.
 */
export async function reportThing(viewer: Viewer, { subject, id }: Reported, input: ReportInput, now = new Date()) {
  const { contestId, ideaId } = await findReported(viewer, { subject, id })
  return transaction(async () => {
    const reporterId = await ensurePerson(viewer)
    const row = { id: newId(), contestId, subject, subjectId: id, reporterId, ...input, createdAt: now }
    const fresh = await addReport(row)
    if (fresh)
      await record(
        'thing.reported',
        { id: reporterId },
        { contestId, ideaId, subjectId: id, subject, reason: input.reason },
        now,
      )
    return { ok: true as const, fresh }
  })
}

async function findReported(viewer: Viewer, { subject, id }: Reported) {
  if (subject === 'idea') {
    const { idea } = await findIdea(viewer, id, 'idea.report')
    return { contestId: idea.contestId, ideaId: idea.id }
  }
  const { comment } = await findComment(viewer, id, 'comment.report')
  return { contestId: comment.contestId, ideaId: comment.ideaId ?? undefined }
}
