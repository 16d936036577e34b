import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { AnswerForm } from '#app/features/answers/forms.server.ts'
import { ideaShape } from '#app/features/channels/idea-shape.server.ts'
import { refused } from '#app/features/channels/refused.server.ts'
import { findIdea, ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { created } from '#app/web/answer-json.server.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** `POST /ideas/:idea/answer`: 201 with the idea and its answer. */
export async function answerByApi(
  viewer: Viewer,
  segment: string,
  request: Request,
  now = new Date(),
): Promise<Response> {
  const { idea } = await findIdea(viewer, ideaIdOf(segment), 'idea.answer')
  const body = await readJson(request, AnswerForm)
  if (!body.ok) return body.problem
  const answered = await answerIdea(viewer, idea.id, body.value, now)
  if (!answered.ok) return refused('answers', answered)
  return created((await ideaShape(viewer, idea.id, now)) ?? {}, `/api/v1/ideas/${idea.id}`)
}
