import { countComment } from '#app/features/comments/count-comment.server.ts'
import { type EventKind, record } from '#app/features/events/record.server.ts'
import type { ReadyWish } from '#app/features/moderation/decide.server.ts'
import type { FoundThing } from '#app/features/moderation/find-thing.server.ts'
import { type Decision, stateAfter } from '#app/features/moderation/standing.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeComment } from '#drizzle/queries/comments.ts'

type FoundComment = Extract<FoundThing, { subject: 'comment' }>

const events: Record<Exclude<Decision, 'uphold'>, EventKind> = {
  publish: 'comment.published',
  restore: 'comment.restored',
  edit: 'comment.edited',
  return: 'comment.returned',
  hide: 'comment.hidden',
}

/** Carries out a decision about a comment, inside its transaction. */
export async function decideComment(
  viewer: Viewer,
  { comment, idea, contest }: FoundComment,
  wish: ReadyWish,
  now: Date,
) {
  const { decision, reason = 'other', words = '' } = wish
  if (decision === 'uphold') return
  const state = stateAfter(decision, comment.state)
  const why = state === 'published' ? { stateReason: '', stateWords: '' } : { stateReason: reason, stateWords: words }
  const wording = decision === 'edit' ? { text: wish.text ?? '', html: wish.html, version: comment.version + 1 } : {}
  await changeComment(comment.id, { state, ...why, ...wording, updatedAt: now })
  if (comment.state !== 'published' && state === 'published') await countComment(idea, comment, 1)
  if (comment.state === 'published' && state !== 'published') await countComment(idea, comment, -1)
  const about = { contestId: contest.id, ideaId: idea?.id, subjectId: comment.id }
  if (decision === 'restore' && comment.state === 'held') await record('comment.published', viewer, about, now)
  if (comment.state !== state || decision === 'edit')
    await record(events[decision], viewer, { ...about, reason: why.stateReason }, now)
}
