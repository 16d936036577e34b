import { countComment } from '#app/features/comments/count-comment.server.ts'
import { record } from '#app/features/events/record.server.ts'
import type { FoundThing } from '#app/features/moderation/find-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeComment } from '#drizzle/queries/comments.ts'
import type { StoodBefore } from '#drizzle/queries/moderation.ts'

type FoundComment = Extract<FoundThing, { subject: 'comment' }>

/** Lets a comment stand as it did before a decision, inside the transaction that takes the decision back. */
export async function putBackComment(
  viewer: Viewer,
  { comment, idea, contest }: FoundComment,
  before: StoodBefore,
  now: Date,
) {
  const { state, stateReason, stateWords, commentWording } = before
  const wording = commentWording && { ...commentWording, version: comment.version + 1 }
  const updatedAt = new Date(before.updatedAt)
  await changeComment(comment.id, { state, stateReason, stateWords, updatedAt, ...wording })
  if (comment.state === state) return
  if (state === 'published') await countComment(idea, comment, 1)
  if (comment.state === 'published') await countComment(idea, comment, -1)
  await record(`comment.${state}`, viewer, { contestId: contest.id, ideaId: idea?.id, subjectId: comment.id }, now)
}
