import { createdAt, index, json, key, primaryKey, table, text, time, unique } from '../columns.ts'
import { people, signOnProviders } from './people.ts'

/** Bearer tokens with which a provider's directory adds and removes people (SCIM 2.0); only their hashes. */
export const scimTokens = table(
  'scim_tokens',
  {
    id: key('id').primaryKey(),
    tokenHash: key('token_hash').notNull(),
    providerId: key('provider_id')
      .notNull()
      .references(() => signOnProviders.id),
    name: text('name').notNull().default(''),
    createdAt: createdAt(),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
  },
  (token) => [unique('scim_tokens_hash').on(token.tokenHash), index('scim_tokens_provider').on(token.providerId)],
)

/** Whom a directory means by a user, and what it says about them. */
export const scimUsers = table(
  'scim_users',
  {
    id: key('id').primaryKey(),
    providerId: key('provider_id')
      .notNull()
      .references(() => signOnProviders.id),
    personId: key('person_id')
      .notNull()
      .references(() => people.id),
    userName: text('user_name').notNull(),
    /** In lower case, as names are compared; that of a deleted user is free again. */
    userKey: key('user_key').notNull(),
    externalId: key('external_id').notNull().default(''),
    said: json('said').$type<ScimSaid>().notNull(),
    /** When the directory closed the account; another suspension is not the directory's to lift. */
    deactivatedAt: time('deactivated_at'),
    deletedAt: time('deleted_at'),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull(),
  },
  (user) => [
    unique('scim_users_name').on(user.providerId, user.userKey),
    unique('scim_users_person').on(user.providerId, user.personId),
    index('scim_users_external').on(user.providerId, user.externalId),
    index('scim_users_of_person').on(user.personId),
  ],
)

export interface ScimSaid {
  displayName: string
  givenName: string
  familyName: string
  formatted: string
  emails: { value: string; type: string; primary: boolean }[]
}

export const scimGroups = table(
  'scim_groups',
  {
    id: key('id').primaryKey(),
    providerId: key('provider_id')
      .notNull()
      .references(() => signOnProviders.id),
    displayName: key('display_name').notNull(),
    externalId: key('external_id').notNull().default(''),
    createdAt: createdAt(),
    updatedAt: time('updated_at').notNull(),
  },
  (group) => [unique('scim_groups_name').on(group.providerId, group.displayName)],
)

export const scimMembers = table(
  'scim_members',
  {
    groupId: key('group_id')
      .notNull()
      .references(() => scimGroups.id),
    userId: key('user_id')
      .notNull()
      .references(() => scimUsers.id),
  },
  (member) => [primaryKey({ columns: [member.groupId, member.userId] }), index('scim_members_user').on(member.userId)],
)
