import { groupResource } from '#app/features/people/directory/group-resource.server.ts'
import { listResponse, soughtBy, wantedOf } from '#app/features/people/directory/list-of.server.ts'
import type { Directory } from '#app/features/people/directory/require-directory.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { scimGroupsOf, scimMembersOf } from '#drizzle/queries/scim.ts'

/** A group of this directory; throws 404 for those of others. */
export async function findGroup({ provider }: Directory, id: string) {
  return (await scimGroupsOf(provider.id)).find((group) => group.id === id) ?? notFound()
}

/** The same as SCIM writes it; `url` may ask to leave the members out. */
export async function readGroup(directory: Directory, id: string, url?: URL) {
  const group = await findGroup(directory, id)
  const withMembers = !url || wantedOf(url, []).withMembers
  return groupResource(group, withMembers ? await scimMembersOf([id]) : undefined)
}

/** Groups of this directory, the oldest first. */
export async function listGroups({ provider }: Directory, url: URL) {
  const { filter, startIndex, count, withMembers } = wantedOf(url, ['displayname', 'externalid', 'id', 'members.value'])
  const [id, name, externalId, member] = ['id', 'displayname', 'externalid', 'members.value'].map((attribute) =>
    soughtBy(filter, attribute),
  )
  const all = await scimGroupsOf(provider.id)
  const inThem = member === undefined ? [] : await scimMembersOf(all.map((group) => group.id))
  const has = (groupId: string) => inThem.some((one) => one.groupId === groupId && one.userId === member)
  const found = all.filter(
    (group) =>
      (id === undefined || group.id === id) &&
      (name === undefined || group.displayName.toLowerCase() === name.toLowerCase()) &&
      (externalId === undefined || group.externalId === externalId) &&
      (member === undefined || has(group.id)),
  )
  const page = found.slice(startIndex - 1, startIndex - 1 + count)
  const members = withMembers ? await scimMembersOf(page.map((group) => group.id)) : []
  const resources = page.map((group) =>
    groupResource(group, withMembers ? members.filter(({ groupId }) => groupId === group.id) : undefined),
  )
  return listResponse(found.length, startIndex, resources)
}
