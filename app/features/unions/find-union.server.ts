import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { UnionAction, UnionFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { type GroupRow, groupWithPlace } from '#drizzle/queries/groups.ts'

/**
 * The union if the viewer may do `action` with it, with how many belong to it, who speaks for it, and their place in it;
 * throws 404 or 403 otherwise.
 */
export async function findUnion(viewer: Viewer, id: string, action: UnionAction = 'union.see') {
  const found = await groupWithPlace(id, viewer.id)
  if (found?.group.kind !== 'union') throw notFound()
  const { group: union, members, spokesperson } = found
  const member = viewer.kind === 'account' ? (found.member ?? undefined) : undefined
  const facts = unionFacts(union, member ? [viewer.id] : [])
  insist(can(viewer, action, facts))
  return { union, members, spokesperson, member, facts }
}

/** What the policy asks about a union; `members` are those of them who are asked about. */
export function unionFacts({ closedAt, spokespersonId }: GroupRow, members: string[]): UnionFacts {
  return { open: closedAt === null, spokespersonId, members }
}
