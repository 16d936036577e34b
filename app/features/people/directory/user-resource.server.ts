import { siteUrl } from '#app/mail/compose-mail.server.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'
import type { ScimGroupRow, ScimUserRow } from '#drizzle/queries/scim.ts'

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** A user as RFC 7643 §4.1 writes one. `active` is whether the person can get in here, whoever closed their account. */
export function userResource(user: ScimUserRow, person: PersonRow, groups: ScimGroupRow[]) {
  const { displayName, givenName, familyName, formatted, emails } = user.said
  return {
    schemas: [userSchema],
    id: user.id,
    ...(user.externalId && { externalId: user.externalId }),
    userName: user.userName,
    name: { formatted, givenName, familyName },
    displayName,
    emails,
    active: person.suspendedAt === null,
    groups: groups.map(({ id, displayName }) => ({ value: id, display: displayName, type: 'direct' })),
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.updatedAt.toISOString(),
      location: siteUrl(`/scim/v2/Users/${user.id}`),
    },
  }
}
