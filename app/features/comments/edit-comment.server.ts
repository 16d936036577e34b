import { countComment } from '#app/features/comments/count-comment.server.ts'
import { type FoundComment, findComment } from '#app/features/comments/find-comment.server.ts'
import type { EditCommentInput } from '#app/features/comments/forms.server.ts'
import { takesComments } from '#app/features/contests/phase.ts'
import { record } from '#app/features/events/record.server.ts'
import { lookOver, noteHeld } from '#app/features/ideas/text-rules/look-over.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { type CommentRow, changeCommentVersion, commentWithPlace } from '#drizzle/queries/comments.ts'

export type CommentEdited =
  | ({ ok: true; held: boolean } & FoundComment)
  | ({ ok: false; reason: 'changed' | 'closed' | 'words' } & FoundComment)

/**
 * Changes one's own argument. `input.version` is the version that was being edited: when it has moved on, nothing is
 * written (`changed`). Where comments are read before they appear, the new wording is read too; so is one that was
 * returned.
 */
export async function editComment(
  viewer: Viewer,
  id: string,
  input: EditCommentInput,
  now = new Date(),
): Promise<CommentEdited> {
  const asked = await findComment(viewer, id, 'comment.edit')
  const { version, text, stance } = input
  const html = await renderMarkdown(text)
  return transactionInTurn(asked.contest.id, async () => {
    const found = (await commentWithPlace(id)) as FoundComment
    const { comment, contest } = found
    if (!takesComments(contest, now)) return { ok: false, reason: 'closed', ...found }
    if (comment.version !== version) return { ok: false, reason: 'changed', ...found }
    if (isSame(comment, input)) return { ok: true, held: comment.state === 'held', ...found }
    const looked = await lookOver(viewer, contest, [text], now)
    if (looked.refused !== null) return { ok: false, reason: 'words', ...found }
    const held = comment.state === 'held' || looked.hold.length > 0 || readFirst(viewer, found)
    const state = held ? ('held' as const) : comment.state
    const words = { text, html, stance, state, stateReason: '', stateWords: '', updatedAt: now }
    const changed = await changeCommentVersion(id, version, words)
    if (!changed) return { ok: false, reason: 'changed', ...found }
    await noteHeld('comment', id, looked.hold, now)
    await recount(found, changed)
    const about = { contestId: contest.id, ideaId: comment.ideaId ?? undefined, subjectId: id }
    await record('comment.edited', viewer, { ...about, held, version: changed.version }, now)
    return { ok: true, held, ...found, comment: changed }
  })
}

/** Nothing to do; but a returned comment that is sent again unchanged is an answer too. */
const isSame = (comment: CommentRow, { text, stance }: EditCommentInput) =>
  comment.text === text && comment.stance === stance && comment.stateReason === ''

const readFirst = (viewer: Viewer, { contest }: FoundComment) =>
  contest.moderation === 'before' && !can(viewer, 'contest.moderate', contest).allow

async function recount({ comment, idea }: FoundComment, changed: CommentRow) {
  if (comment.state === 'published') await countComment(idea, comment, -1)
  if (changed.state === 'published') await countComment(idea, changed, 1)
}
