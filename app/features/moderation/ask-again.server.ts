import { placePath } from '#app/features/comments/comment-path.ts'
import { record } from '#app/features/events/record.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Thing } from '#app/features/moderation/find-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { addReport } from '#drizzle/queries/reports.ts'

/** One's own text that was taken down, to ask that it be looked at again; for all others there is no such page. */
export async function takenDown(viewer: Viewer, { subject, id }: Thing) {
  const found = subject === 'idea' ? await ownIdea(id) : await ownComment(id)
  if (!found || viewer.kind === 'visitor' || found.authorId !== viewer.id || found.state !== 'hidden') throw notFound()
  return found
}

async function ownIdea(id: string) {
  const found = await ideaWithContest(id)
  if (!found) return undefined
  const { authorId, state, contestId, title, stateReason, stateWords } = found.idea
  return {
    authorId,
    state,
    contestId,
    title,
    html: found.idea.bodyHtml,
    stateReason,
    stateWords,
    path: ideaPath(found.idea),
  }
}

async function ownComment(id: string) {
  const found = await commentWithPlace(id)
  if (!found) return undefined
  const { authorId, state, contestId, html, stateReason, stateWords } = found.comment
  return {
    authorId,
    state,
    contestId,
    title: '',
    html,
    stateReason,
    stateWords,
    path: `${placePath(found)}?thread=${id}#comment-${id}`,
  }
}

/** Asks once that the decision be looked at again; the text then stands in the queue with these words. */
export async function askAgain(viewer: Viewer, { subject, id }: Thing, words: string, now = new Date()) {
  const { contestId, path } = await takenDown(viewer, { subject, id })
  return transaction(async () => {
    const row = { id: newId(), contestId, subject, subjectId: id, reporterId: viewer.id, reason: 'appeal', words }
    const fresh = await addReport({ ...row, createdAt: now })
    if (fresh) await record('thing.reported', viewer, { contestId, subjectId: id, subject, reason: 'appeal' }, now)
    return { ok: true as const, fresh, path }
  })
}
