import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { transaction } from '#drizzle/database.ts'
import { addMember } from '#drizzle/queries/groups.ts'

/**
 * Joins a union, with one's name on its page or without. Joining twice is joining once. Throws 403 without an account,
 * and where the union is closed.
 */
export async function joinUnion(viewer: Viewer, id: string, { named }: { named: boolean }, now = new Date()) {
  return transaction(async () => {
    const { union } = await findUnion(viewer, id, 'union.join')
    await addMember({ groupId: id, personId: viewer.id, named: named && viewer.name !== '', createdAt: now })
    return union
  })
}
