import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findDeclared } from '#app/features/unions/declared/declare-group.server.ts'
import { m } from '#app/paraglide/messages.js'
import { allMembers, countMembers, declaredGroups } from '#drizzle/queries/groups.ts'

const mostShown = 1_000

/** Every declared group, for those who run the site. */
export async function declaredList(viewer: Viewer) {
  insist(can(viewer, 'site.administer'))
  return (await declaredGroups()).map(({ group, members }) => ({
    ...{ id: group.id, name: group.name, words: group.words },
    members: m.unions_members({ n: members }),
  }))
}

export type DeclaredPage = Awaited<ReturnType<typeof declaredPage>>

/** One of them with everybody who belongs to it. */
export async function declaredPage(viewer: Viewer, id: string) {
  const { name, words } = await findDeclared(viewer, id)
  const members = await allMembers(id, mostShown)
  return {
    ...{ id, name, words },
    members: members.map(({ person }) => ({ id: person.id, name: person.name, email: person.email ?? '' })),
    count: m.unions_members({ n: await countMembers(id) }),
  }
}
