import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { contestGuests, contests, invitations, people } from '../schema/index.ts'

export type InvitationRow = typeof invitations.$inferSelect

export async function addInvitation(row: typeof invitations.$inferInsert) {
  await db().insert(invitations).values(row)
}

/** An invitation with the name of whoever sent it and the contest it is for, used up or not. */
export async function invitationByHash(tokenHash: string) {
  const [row] = await db()
    .select({ invitation: invitations, invitedBy: people.name, contest: contests.title, contestSlug: contests.slug })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .leftJoin(contests, eq(contests.id, invitations.contestId))
    .where(eq(invitations.tokenHash, tokenHash))
  return row
}

/** Answers the invitation only to the one caller who accepted it. */
export async function spendInvitation(id: string, now: Date): Promise<InvitationRow | undefined> {
  const [row] = await db()
    .update(invitations)
    .set({ acceptedAt: now })
    .where(and(eq(invitations.id, id), isOpen(now)))
    .returning()
  return row
}

export async function revokeInvitation(id: string, now: Date) {
  await db()
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.id, id), isOpen(now)))
}

/** An open invitation for an address. */
export async function openInvitationFor(email: string, now: Date) {
  const [row] = await db()
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.email, email), isOpen(now)))
    .limit(1)
  return row
}

export async function latestInvitations(limit: number) {
  return db()
    .select({ invitation: invitations, invitedBy: people.name })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .orderBy(desc(invitations.createdAt), invitations.id)
    .limit(limit)
}

export async function invitationsSince(invitedBy: string, since: Date) {
  const [row] = await db()
    .select({ n: count() })
    .from(invitations)
    .where(and(eq(invitations.invitedBy, invitedBy), gt(invitations.createdAt, since)))
  return row?.n ?? 0
}

/** Lets an address into a contest that is for invited people. */
export async function addContestGuest(contestId: string, email: string) {
  await db().insert(contestGuests).values({ contestId, kind: 'email', value: email }).onConflictDoNothing()
}

const isOpen = (now: Date) =>
  and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now))
