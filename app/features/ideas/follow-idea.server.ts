import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { addFollow, dropFollow } from '#drizzle/queries/follows.ts'

/** Follows an idea or stops it. Guests may follow too: their news waits behind their secret link. */
export async function followIdea(viewer: Viewer, ideaId: string, follow: boolean, now = new Date()) {
  const { idea } = await findIdea(viewer, ideaId)
  await transaction(async () => {
    if (!follow) return dropFollow(viewer.id, 'idea', idea.id)
    await addFollow(await ensurePerson(viewer), 'idea', idea.id, now)
  })
  return idea
}
