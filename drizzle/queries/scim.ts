import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { people, scimGroups, scimMembers, scimTokens, scimUsers, signOnProviders } from '../schema/index.ts'

export type ScimTokenRow = typeof scimTokens.$inferSelect
export type ScimUserRow = typeof scimUsers.$inferSelect
export type ScimGroupRow = typeof scimGroups.$inferSelect

export async function addScimToken(row: typeof scimTokens.$inferInsert) {
  await db().insert(scimTokens).values(row)
}

/** The token with its provider; nothing when it was revoked. */
export async function liveScimToken(tokenHash: string) {
  const [row] = await db()
    .select({ token: scimTokens, provider: signOnProviders })
    .from(scimTokens)
    .innerJoin(signOnProviders, eq(signOnProviders.id, scimTokens.providerId))
    .where(and(eq(scimTokens.tokenHash, tokenHash), isNull(scimTokens.revokedAt)))
  return row
}

export async function touchScimToken(id: string, lastUsedAt: Date) {
  await db().update(scimTokens).set({ lastUsedAt }).where(eq(scimTokens.id, id))
}

export async function scimTokensOf(providerId: string): Promise<ScimTokenRow[]> {
  return db()
    .select()
    .from(scimTokens)
    .where(and(eq(scimTokens.providerId, providerId), isNull(scimTokens.revokedAt)))
    .orderBy(asc(scimTokens.createdAt), asc(scimTokens.id))
}

/** The token that was revoked, if this provider had such a one. */
export async function revokeScimToken(id: string, providerId: string, revokedAt: Date) {
  const [row] = await db()
    .update(scimTokens)
    .set({ revokedAt })
    .where(and(eq(scimTokens.id, id), eq(scimTokens.providerId, providerId), isNull(scimTokens.revokedAt)))
    .returning()
  return row
}

export async function addScimUser(row: typeof scimUsers.$inferInsert) {
  await db().insert(scimUsers).values(row)
}

export async function changeScimUser(id: string, change: Partial<typeof scimUsers.$inferInsert>) {
  await db().update(scimUsers).set(change).where(eq(scimUsers.id, id))
}

/** What users are found by; names in lower case. */
export interface ScimUserWanted {
  id?: string
  userKey?: string
  externalId?: string
}

/** Users of a directory with the people they are, the oldest first. */
export async function scimUsersWhere(providerId: string, wanted: ScimUserWanted, limit: number, offset: number) {
  return db()
    .select({ user: scimUsers, person: people })
    .from(scimUsers)
    .innerJoin(people, eq(people.id, scimUsers.personId))
    .where(liveUsers(providerId, wanted))
    .orderBy(asc(scimUsers.createdAt), asc(scimUsers.id))
    .limit(limit)
    .offset(offset)
}

export async function countScimUsers(providerId: string, wanted: ScimUserWanted) {
  const [row] = await db()
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(scimUsers)
    .where(liveUsers(providerId, wanted))
  return row?.n ?? 0
}

function liveUsers(providerId: string, { id, userKey, externalId }: ScimUserWanted): SQL | undefined {
  return and(
    eq(scimUsers.providerId, providerId),
    isNull(scimUsers.deletedAt),
    id === undefined ? undefined : eq(scimUsers.id, id),
    userKey === undefined ? undefined : eq(scimUsers.userKey, userKey),
    externalId === undefined ? undefined : eq(scimUsers.externalId, externalId),
  )
}

/** What this directory knows of a person, deleted or not. */
export async function scimUserOfPerson(providerId: string, personId: string): Promise<ScimUserRow | undefined> {
  const [row] = await db()
    .select()
    .from(scimUsers)
    .where(and(eq(scimUsers.providerId, providerId), eq(scimUsers.personId, personId)))
  return row
}

/** Other directories that have closed this person's account. */
export async function otherDeactivations(personId: string, exceptId: string): Promise<ScimUserRow[]> {
  return db()
    .select()
    .from(scimUsers)
    .where(
      and(eq(scimUsers.personId, personId), ne(scimUsers.id, exceptId), sql`${scimUsers.deactivatedAt} is not null`),
    )
    .orderBy(asc(scimUsers.id))
}

export async function addScimGroup(row: typeof scimGroups.$inferInsert) {
  await db().insert(scimGroups).values(row)
}

export async function changeScimGroup(id: string, change: Partial<typeof scimGroups.$inferInsert>) {
  await db().update(scimGroups).set(change).where(eq(scimGroups.id, id))
}

export async function dropScimGroup(id: string) {
  await db().delete(scimMembers).where(eq(scimMembers.groupId, id))
  await db().delete(scimGroups).where(eq(scimGroups.id, id))
}

export async function scimGroupsOf(providerId: string): Promise<ScimGroupRow[]> {
  return db()
    .select()
    .from(scimGroups)
    .where(eq(scimGroups.providerId, providerId))
    .orderBy(asc(scimGroups.createdAt), asc(scimGroups.id))
}

/** Ids and names of the users in these groups. */
export async function scimMembersOf(groupIds: string[]) {
  if (groupIds.length === 0) return []
  return db()
    .select({ groupId: scimMembers.groupId, userId: scimMembers.userId, userName: scimUsers.userName })
    .from(scimMembers)
    .innerJoin(scimUsers, eq(scimUsers.id, scimMembers.userId))
    .where(inArray(scimMembers.groupId, groupIds))
    .orderBy(asc(scimMembers.userId))
}

export async function addScimMembers(groupId: string, userIds: string[]) {
  const rows = userIds.map((userId) => ({ groupId, userId }))
  if (rows.length > 0) await db().insert(scimMembers).values(rows).onConflictDoNothing()
}

export async function dropScimMembers(groupId: string, userIds: string[]) {
  if (userIds.length === 0) return
  await db()
    .delete(scimMembers)
    .where(and(eq(scimMembers.groupId, groupId), inArray(scimMembers.userId, userIds)))
}

export async function dropScimMemberships(userId: string) {
  await db().delete(scimMembers).where(eq(scimMembers.userId, userId))
}

/** The groups a person is in, as this directory says. */
export async function scimGroupsOfPerson(providerId: string, personId: string): Promise<ScimGroupRow[]> {
  const rows = await db()
    .select({ group: scimGroups })
    .from(scimMembers)
    .innerJoin(scimGroups, eq(scimGroups.id, scimMembers.groupId))
    .innerJoin(scimUsers, eq(scimUsers.id, scimMembers.userId))
    .where(and(eq(scimGroups.providerId, providerId), eq(scimUsers.personId, personId), isNull(scimUsers.deletedAt)))
    .orderBy(asc(scimGroups.id))
  return rows.map(({ group }) => group)
}

/** Everything a directory has said ends with its provider; the people stay as they are. */
export async function dropDirectory(providerId: string) {
  const groups = db().select({ id: scimGroups.id }).from(scimGroups).where(eq(scimGroups.providerId, providerId))
  await db().delete(scimMembers).where(inArray(scimMembers.groupId, groups))
  await db().delete(scimGroups).where(eq(scimGroups.providerId, providerId))
  await db().delete(scimUsers).where(eq(scimUsers.providerId, providerId))
  await db().delete(scimTokens).where(eq(scimTokens.providerId, providerId))
}

/** What directories have said of a person. */
export async function dropScimUsersOf(personId: string) {
  const users = db().select({ id: scimUsers.id }).from(scimUsers).where(eq(scimUsers.personId, personId))
  await db().delete(scimMembers).where(inArray(scimMembers.userId, users))
  await db().delete(scimUsers).where(eq(scimUsers.personId, personId))
}
