import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { CommentAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { commentWithPlace } from '#drizzle/queries/comments.ts'

export type FoundComment = NonNullable<Awaited<ReturnType<typeof commentWithPlace>>>

/** The comment with its place if the viewer may do `action` with it; throws 404 or 403 otherwise. */
export async function findComment(
  viewer: Viewer,
  id: string,
  action: CommentAction = 'comment.see',
): Promise<FoundComment> {
  const found = await commentWithPlace(id)
  if (!found) throw notFound()
  insist(can(viewer, action, factsOf(found)))
  return found
}

/** What the policy asks of a comment. */
export function factsOf({ comment, idea, contest }: FoundComment) {
  const { authorId, state } = comment
  return { authorId, state, contest, idea: idea && { ...idea, contest } }
}
