import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { transaction } from '#drizzle/database.ts'
import { addEndorsement, dropEndorsement } from '#drizzle/queries/groups.ts'

/**
 * Puts a union behind a published idea that its spokesperson may read, or takes it back. It is a line on the page of the
 * idea and nothing else: no count and no order asks for it. Throws 404 for those who do not speak for the union.
 */
export async function endorseIdea(
  viewer: Viewer,
  ideaId: string,
  wish: { union: string; on: boolean },
  now = new Date(),
) {
  return transaction(async () => {
    const { idea } = await findIdea(viewer, ideaId, 'idea.read')
    const { union } = await findUnion(viewer, wish.union, 'union.speak')
    if (wish.on && idea.state !== 'published') return { ok: false, reason: 'unions_not_published' } as const
    if (wish.on) await addEndorsement({ groupId: union.id, ideaId, personId: viewer.id, createdAt: now })
    else await dropEndorsement(union.id, ideaId)
    return { ok: true, idea, union } as const
  })
}
