import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { groupsOfPerson, unionsBehind } from '#drizzle/queries/groups.ts'

/** The unions somebody speaks for, each with whether it stands behind the idea; throws 404 where there are none. */
export async function endorsePage(viewer: Viewer, ideaId: string) {
  const { idea } = await findIdea(viewer, ideaId, 'idea.read')
  const own = await spokenFor(viewer)
  if (own.length === 0) throw notFound()
  const behind = new Set((await unionsBehind(ideaId)).map(({ id }) => id))
  return {
    idea: { id: idea.id, title: idea.title, path: ideaPath(idea) },
    unions: own.map(({ id, name }) => ({ id, name, on: behind.has(id) })),
  }
}

/** The unions a person speaks for now. */
export async function spokenFor(viewer: Viewer) {
  if (viewer.kind !== 'account') return []
  return (await groupsOfPerson(viewer.id, 'union')).filter(({ spokespersonId }) => spokespersonId === viewer.id)
}
