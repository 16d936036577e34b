import { readIdeaByApi } from '#app/features/channels/read-idea-by-api.server.ts'
import { refused } from '#app/features/channels/refused.server.ts'
import { editIdea } from '#app/features/ideas/edit-idea.server.ts'
import { findIdea, ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { IdeaPatch } from '#app/features/ideas/forms.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { readJson } from '#app/web/read-json.server.ts'

/** `PATCH /ideas/:idea`: what is left out stays; with `version` a change made meanwhile by others is a 409. */
export async function changeIdeaByApi(viewer: Viewer, segment: string, request: Request, now = new Date()) {
  const { idea } = await findIdea(viewer, ideaIdOf(segment), 'idea.edit')
  const body = await readJson(request, IdeaPatch)
  if (!body.ok) return body.problem
  const { title, body: text, beneath, beneathFor, tags, version } = idea
  const edited = await editIdea(
    viewer,
    idea.id,
    { title, body: text, beneath, beneathFor, tags, version, ...given(body.value) },
    now,
  )
  return edited.ok ? readIdeaByApi(viewer, idea.id, now) : refused('ideas', edited)
}

const given = <Said extends object>(said: Said) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Said]?: NonNullable<Said[Key]>
  }
