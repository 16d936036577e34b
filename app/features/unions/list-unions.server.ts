import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { unionPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { groupsOfPerson, listGroups } from '#drizzle/queries/groups.ts'

const perPage = 50

/** Unions, the largest first, and those the viewer belongs to. */
export async function listUnions(viewer: Viewer, page: number) {
  const rows = await listGroups('union', { limit: perPage + 1, offset: page * perPage })
  const own = viewer.kind === 'account' ? await groupsOfPerson(viewer.id, 'union') : []
  return {
    unions: rows.slice(0, perPage).map(({ group, members }) => ({
      name: group.name,
      path: unionPath(group),
      members: m.unions_members({ n: members }),
      mine: own.some(({ id }) => id === group.id),
    })),
    next: rows.length > perPage ? page + 1 : null,
    mayFound: can(viewer, 'site.found-union').allow,
  }
}
