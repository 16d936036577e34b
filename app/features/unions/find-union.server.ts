import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { UnionAction, UnionFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { type GroupRow, groupById, memberRow } from '#drizzle/queries/groups.ts'

/** The union if the viewer may do `action` with it, and their place in it; throws 404 or 403 otherwise. */
export async function findUnion(viewer: Viewer, id: string, action: UnionAction = 'union.see') {
  const union = await groupById(id)
  if (union?.kind !== 'union') throw notFound()
  const member = viewer.kind === 'account' ? await memberRow(id, viewer.id) : undefined
  const facts = unionFacts(union, member ? [viewer.id] : [])
  insist(can(viewer, action, facts))
  return { union, member, facts }
}

/** What the policy asks about a union; `members` are those of them who are asked about. */
export function unionFacts({ closedAt, spokespersonId }: GroupRow, members: string[]): UnionFacts {
  return { open: closedAt === null, spokespersonId, members }
}
