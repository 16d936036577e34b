import { commentPath } from '#app/features/comments/comment-path.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Thing } from '#app/features/moderation/find-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { latestDecision } from '#drizzle/queries/moderation.ts'
import { addReport, appealAbout, openAppealAgain } from '#drizzle/queries/reports.ts'

/** One's own text that was taken down or sent back, or about which one has asked; for all others it is not there. */
export async function ownAppealed(viewer: Viewer, { subject, id }: Thing) {
  const found = subject === 'idea' ? await ownIdea(id) : await ownComment(id)
  if (!found || viewer.kind === 'visitor' || found.authorId !== viewer.id) throw notFound()
  const asked = await appealAbout(subject, id, viewer.id)
  const decidedAgainst = found.state === 'hidden' || (found.state === 'held' && found.stateReason !== '')
  if (!decidedAgainst && !asked) throw notFound()
  const decided = decidedAgainst ? await latestDecision(subject, id) : undefined
  const over =
    asked && (!asked.resolvedAt || !decided || decided.decision === 'uphold' || decided.createdAt < asked.resolvedAt)
  return { ...found, asked, decided, mayAsk: decidedAgainst && !over }
}

async function ownIdea(id: string) {
  const found = await ideaWithContest(id)
  if (!found) return undefined
  const { authorId, state, contestId, title, bodyHtml: html, stateReason, stateWords } = found.idea
  const { timeZone } = found.contest
  return { authorId, state, contestId, timeZone, title, html, stateReason, stateWords, path: ideaPath(found.idea) }
}

async function ownComment(id: string) {
  const found = await commentWithPlace(id)
  if (!found) return undefined
  const { authorId, state, contestId, html, stateReason, stateWords } = found.comment
  const { timeZone } = found.contest
  return {
    ...{ authorId, state, contestId, timeZone, title: '', html, stateReason, stateWords },
    path: commentPath(found, found.comment),
  }
}

/**
 * Asks that a decision be looked at again, once for each decision; the text then stands in the queue with these words.
 * What was answered to an appeal is not appealed against.
 */
export async function askAgain(viewer: Viewer, { subject, id }: Thing, words: string, now = new Date()) {
  const { contestId } = await ownAppealed(viewer, { subject, id })
  return transactionInTurn(contestId, async () => {
    const { asked, mayAsk } = await ownAppealed(viewer, { subject, id })
    if (!mayAsk) return { ok: true as const, fresh: false }
    const row = { id: newId(), contestId, subject, subjectId: id, reporterId: viewer.id, reason: 'appeal', words }
    if (asked) await openAppealAgain(asked.id, words, now)
    else await addReport({ ...row, createdAt: now })
    await record('thing.reported', viewer, { contestId, subjectId: id, subject, reason: 'appeal' }, now)
    await audit(viewer, `${subject}.appealed`, { subject, subjectId: id, after: { words } }, now)
    return { ok: true as const, fresh: true }
  })
}
