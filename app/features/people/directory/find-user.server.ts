import { listResponse, soughtBy, wantedOf } from '#app/features/people/directory/list-of.server.ts'
import type { Directory } from '#app/features/people/directory/require-directory.server.ts'
import { userResource } from '#app/features/people/directory/user-resource.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { countScimUsers, scimGroupsOfPerson, scimUsersWhere } from '#drizzle/queries/scim.ts'

/** A user of this directory with the person they are; throws 404 for those of others, and for deleted ones. */
export async function findUser({ provider }: Directory, id: string) {
  const [found] = await scimUsersWhere(provider.id, { id }, 1, 0)
  return found ?? notFound()
}

/** The same as SCIM writes it. */
export async function readUser(directory: Directory, id: string) {
  const { user, person } = await findUser(directory, id)
  return userResource(user, person, await scimGroupsOfPerson(directory.provider.id, person.id))
}

/** Users of this directory, the oldest first; by name or by the directory's own id where asked. */
export async function listUsers({ provider }: Directory, url: URL) {
  const { filter, startIndex, count } = wantedOf(url, ['username', 'externalid', 'id'])
  const wanted = {
    id: soughtBy(filter, 'id'),
    userKey: soughtBy(filter, 'username')?.toLowerCase(),
    externalId: soughtBy(filter, 'externalid'),
  }
  const rows = count === 0 ? [] : await scimUsersWhere(provider.id, wanted, count, startIndex - 1)
  const resources: object[] = []
  for (const { user, person } of rows)
    resources.push(userResource(user, person, await scimGroupsOfPerson(provider.id, person.id)))
  return listResponse(await countScimUsers(provider.id, wanted), startIndex, resources)
}
