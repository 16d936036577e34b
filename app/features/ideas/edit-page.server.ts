import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'

export type EditPage = Awaited<ReturnType<typeof editPage>>

/** The words of one's own idea as they stand now, to be edited. */
export async function editPage(viewer: Viewer, ideaId: string) {
  const { idea, contest } = await findIdea(viewer, ideaId, 'idea.edit')
  const { id, version, title, body, beneath, beneathFor, tags } = idea
  return {
    idea: { id, version, path: ideaPath(idea) },
    values: { title, body, beneath, beneathFor, tags },
    contest: { slug: contest.slug, tags: contest.tags, open: contest.state === 'open' },
  }
}
