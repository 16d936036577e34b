import { siteUrl } from '#app/mail/compose-mail.server.ts'
import type { ScimGroupRow } from '#drizzle/queries/scim.ts'

export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group'

export interface Member {
  userId: string
  userName: string
}

/** A group as RFC 7643 §4.2 writes one; without `members` where nobody asked for them. */
export function groupResource({ id, externalId, displayName, createdAt, updatedAt }: ScimGroupRow, members?: Member[]) {
  return {
    schemas: [groupSchema],
    id,
    ...(externalId && { externalId }),
    displayName,
    ...(members && { members: members.map((one) => ({ value: one.userId, display: one.userName, type: 'User' })) }),
    meta: {
      resourceType: 'Group',
      created: createdAt.toISOString(),
      lastModified: updatedAt.toISOString(),
      location: siteUrl(`/scim/v2/Groups/${id}`),
    },
  }
}
