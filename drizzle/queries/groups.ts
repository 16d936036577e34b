import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests, endorsements, groupMembers, groups, ideas, people } from '../schema/index.ts'
import { type Asker, visibleIdeas } from './visible.ts'

export type GroupRow = typeof groups.$inferSelect
export type MemberRow = typeof groupMembers.$inferSelect

/** Adds a group; false when another one has a name that looks the same. */
export async function addGroup(row: typeof groups.$inferInsert) {
  const added = await db().insert(groups).values(row).onConflictDoNothing().returning({ id: groups.id })
  return added.length === 1
}

export async function groupById(id: string) {
  const [row] = await db().select().from(groups).where(eq(groups.id, id))
  return row
}

/** A group with how many belong to it, who speaks for it, and the place of a person in it. */
export async function groupWithPlace(id: string, personId: string) {
  const [row] = await db()
    .select({ group: groups, members: size, spokesperson: people.name, member: groupMembers })
    .from(groups)
    .leftJoin(people, eq(people.id, groups.spokespersonId))
    .leftJoin(groupMembers, memberOf(id, personId))
    .where(eq(groups.id, id))
  return row
}

export async function groupWithSkeleton(skeleton: string) {
  const [row] = await db().select().from(groups).where(eq(groups.skeleton, skeleton))
  return row
}

export async function changeGroup(id: string, change: Partial<typeof groups.$inferInsert>) {
  await db().update(groups).set(change).where(eq(groups.id, id))
}

/** Whoever is suspended or gone belongs to nothing for as long. */
const isHere = and(eq(people.kind, 'account'), isNull(people.suspendedAt))

const size = sql<number>`(select count(*) from group_members gm inner join people gp on gp.id = gm.person_id
  where gm.group_id = groups.id and gp.kind = 'account' and gp.suspended_at is null)`.mapWith(Number)

/** Groups of a kind with how many belong to them, the largest first; those that are closed are left out. */
export async function listGroups(kind: GroupRow['kind'], { limit, offset = 0 }: { limit: number; offset?: number }) {
  return db()
    .select({ group: groups, members: size })
    .from(groups)
    .where(and(eq(groups.kind, kind), isNull(groups.closedAt)))
    .orderBy(desc(size), asc(groups.createdAt), asc(groups.id))
    .limit(limit)
    .offset(offset)
}

/** Declared groups, by name, with how many belong to them. */
export async function declaredGroups() {
  return db()
    .select({ group: groups, members: size })
    .from(groups)
    .where(and(eq(groups.kind, 'declared'), isNull(groups.closedAt)))
    .orderBy(asc(groups.name), asc(groups.id))
}

export async function countMembers(groupId: string) {
  const [row] = await db()
    .select({ n: count() })
    .from(groupMembers)
    .innerJoin(people, eq(people.id, groupMembers.personId))
    .where(and(eq(groupMembers.groupId, groupId), isHere))
  return row?.n ?? 0
}

/** False when they belong to it already. */
export async function addMember(row: typeof groupMembers.$inferInsert) {
  const added = await db()
    .insert(groupMembers)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: groupMembers.personId })
  return added.length === 1
}

/** Takes a member out, with their vote and the votes for them. */
export async function dropMember(groupId: string, personId: string) {
  await db().delete(groupMembers).where(memberOf(groupId, personId))
  await db()
    .update(groupMembers)
    .set({ choiceId: null })
    .where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.choiceId, personId)))
}

export async function changeMember(groupId: string, personId: string, change: Partial<MemberRow>) {
  await db().update(groupMembers).set(change).where(memberOf(groupId, personId))
}

const memberOf = (groupId: string, personId: string) =>
  and(eq(groupMembers.groupId, groupId), eq(groupMembers.personId, personId))

export async function memberRow(groupId: string, personId: string) {
  const [row] = await db().select().from(groupMembers).where(memberOf(groupId, personId))
  return row
}

/** Members as far as a condition names them, in the order in which they joined. */
async function membersWhere(condition: SQL | undefined, limit: number) {
  return db()
    .select({ member: groupMembers, person: people })
    .from(groupMembers)
    .innerJoin(people, eq(people.id, groupMembers.personId))
    .where(and(condition, isHere))
    .orderBy(asc(groupMembers.createdAt), asc(people.id))
    .limit(limit)
}

export const allMembers = (groupId: string, limit: number) => membersWhere(eq(groupMembers.groupId, groupId), limit)

/** Those who chose to be named; empty names are not. */
export const namedMembers = (groupId: string, limit: number) =>
  membersWhere(and(eq(groupMembers.groupId, groupId), eq(groupMembers.named, true)), limit)

const votesFor = sql<number>`(select count(*) from group_members c inner join people v on v.id = c.person_id
  where c.group_id = ${groupMembers.groupId} and c.choice_id = ${groupMembers.personId}
    and v.kind = 'account' and v.suspended_at is null)`.mapWith(Number)

/** Those who would speak for it, with how many members vote for each. */
export async function standingMembers(groupId: string, limit: number) {
  return db()
    .select({ id: people.id, name: people.name, votes: votesFor })
    .from(groupMembers)
    .innerJoin(people, eq(people.id, groupMembers.personId))
    .where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.stands, true), isHere))
    .orderBy(asc(groupMembers.createdAt), asc(people.id))
    .limit(limit)
}

/** The groups somebody belongs to that are not closed. */
export async function groupsOfPerson(personId: string, kind: GroupRow['kind']) {
  const rows = await db()
    .select({ group: groups })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(and(eq(groupMembers.personId, personId), eq(groups.kind, kind), isNull(groups.closedAt)))
    .orderBy(asc(groups.name), asc(groups.id))
  return rows.map(({ group }) => group)
}

/** For how many unions somebody speaks. */
export async function countSpokenFor(personId: string) {
  const [row] = await db()
    .select({ n: count() })
    .from(groups)
    .where(and(eq(groups.spokespersonId, personId), isNull(groups.closedAt)))
  return row?.n ?? 0
}

/** Which of these declared groups somebody belongs to. */
export async function belongsToAmong(personId: string, groupIds: string[]) {
  if (groupIds.length === 0) return []
  const rows = await db()
    .select({ id: groupMembers.groupId })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(and(eq(groupMembers.personId, personId), inArray(groupMembers.groupId, groupIds), isNull(groups.closedAt)))
  return rows.map(({ id }) => id)
}

/** All memberships of a person, whatever became of the groups. */
export async function membershipsOf(personId: string) {
  return db().select().from(groupMembers).where(eq(groupMembers.personId, personId))
}

export async function addEndorsement(row: typeof endorsements.$inferInsert) {
  await db().insert(endorsements).values(row).onConflictDoNothing()
}

export async function dropEndorsement(groupId: string, ideaId: string) {
  await db()
    .delete(endorsements)
    .where(and(eq(endorsements.groupId, groupId), eq(endorsements.ideaId, ideaId)))
}

/** Unions that are not closed and stand behind an idea, the largest first. */
export async function unionsBehind(ideaId: string) {
  return db()
    .select({ id: groups.id, name: groups.name, members: size })
    .from(endorsements)
    .innerJoin(groups, eq(groups.id, endorsements.groupId))
    .where(and(eq(endorsements.ideaId, ideaId), isNull(groups.closedAt)))
    .orderBy(desc(size), asc(endorsements.createdAt), asc(groups.id))
}

/** Ideas a union stands behind, as far as the asker may read them, the newest word first. */
export async function endorsedBy(asker: Asker, groupId: string, limit: number) {
  return db()
    .select({ idea: ideas, contest: contests.title })
    .from(endorsements)
    .innerJoin(ideas, eq(ideas.id, endorsements.ideaId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(eq(endorsements.groupId, groupId), eq(ideas.state, 'published'), visibleIdeas(asker)))
    .orderBy(desc(endorsements.createdAt), asc(ideas.id))
    .limit(limit)
}
