import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { personById } from '#drizzle/queries/people.ts'

/** An account whose page is public, or the viewer's own; throws 404 for everybody else. */
export async function findPublicPerson(viewer: Viewer, id: string) {
  const person = await personById(id)
  const account = person?.kind === 'account' && person.suspendedAt === null
  if (!person || !account) throw notFound()
  if (!person.isPublic && !(viewer.kind === 'account' && viewer.id === person.id)) throw notFound()
  return person
}
