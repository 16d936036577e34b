import { ideaShape } from '#app/features/channels/idea-shape.server.ts'
import { refused } from '#app/features/channels/refused.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { IdeaForm } from '#app/features/ideas/forms.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { created } from '#app/web/answer-json.server.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** `POST /contests/:contest/ideas`: 201 with the idea. */
export async function submitIdeaByApi(
  viewer: Viewer,
  name: string,
  request: Request,
  now = new Date(),
): Promise<Response> {
  const contest = await findContest(viewer, name, 'contest.propose')
  const body = await readJson(request, IdeaForm)
  if (!body.ok) return body.problem
  const submitted = await submitIdea(viewer, contest.id, body.value, now)
  if (!submitted.ok) return refused('ideas', submitted)
  const { id } = submitted.idea
  return created((await ideaShape(viewer, id, now)) ?? {}, `/api/v1/ideas/${id}`)
}
