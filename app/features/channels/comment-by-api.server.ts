import { refused } from '#app/features/channels/refused.server.ts'
import { commentShape } from '#app/features/comments/comment-shape.ts'
import { CommentForm } from '#app/features/comments/forms.server.ts'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { created } from '#app/web/answer-json.server.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** `POST /ideas/:idea/comments`: 201 with the comment; held ones say so in `state`. */
export async function commentByApi(
  viewer: Viewer,
  segment: string,
  request: Request,
  now = new Date(),
): Promise<Response> {
  const body = await readJson(request, CommentForm)
  if (!body.ok) return body.problem
  const ideaId = ideaIdOf(segment)
  const written = await writeComment(viewer, { ideaId }, body.value, now)
  if (!written.ok) return refused('comments', written)
  const { comment } = written
  return created(
    commentShape({ comment, author: { id: viewer.id, name: viewer.name } }),
    `/api/v1/ideas/${ideaId}/comments`,
  )
}
