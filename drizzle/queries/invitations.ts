import { and, asc, count, desc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
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
    .set({ acceptedAt: now, sealedToken: '' })
    .where(and(eq(invitations.id, id), isOpen(now)))
    .returning()
  return row
}

export async function revokeInvitation(id: string, now: Date) {
  await db()
    .update(invitations)
    .set({ revokedAt: now, sealedToken: '' })
    .where(and(eq(invitations.id, id), isOpen(now)))
}

/** Notes whose address a printed invitation is said to be; answers whether it was still open. */
export async function claimInvitation(id: string, claimedEmail: string, now: Date) {
  const rows = await db()
    .update(invitations)
    .set({ claimedEmail })
    .where(and(eq(invitations.id, id), eq(invitations.printed, true), isOpen(now)))
    .returning({ id: invitations.id })
  return rows.length > 0
}

/** The open printed invitation that the owner of this address holds in their hands. */
export async function claimedInvitation(email: string, now: Date): Promise<InvitationRow | undefined> {
  const [row] = await db()
    .select()
    .from(invitations)
    .where(and(claimedBy(email), isOpen(now)))
    .orderBy(asc(invitations.createdAt))
    .limit(1)
  return row
}

export async function nameAccepted(id: string, email: string) {
  await db().update(invitations).set({ email }).where(eq(invitations.id, id))
}

export type InvitationState = 'open' | 'accepted' | 'expired' | 'revoked'

interface InvitationsWanted {
  state?: InvitationState
  batchId?: string
  limit: number
  offset: number
}

/** Invitations, the newest first, with the name of whoever sent each. */
export async function listedInvitations({ state, batchId, limit, offset }: InvitationsWanted, now: Date) {
  return db()
    .select({ invitation: invitations, invitedBy: people.name })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.invitedBy))
    .where(and(state && inState(state, now), batchId ? eq(invitations.batchId, batchId) : undefined))
    .orderBy(desc(invitations.createdAt), asc(invitations.id))
    .limit(limit)
    .offset(offset)
}

/** How many invitations are in a state, of all or of one list. */
export async function countInvitations(state: InvitationState, batchId: string | undefined, now: Date) {
  const [row] = await db()
    .select({ n: count() })
    .from(invitations)
    .where(and(inState(state, now), batchId ? eq(invitations.batchId, batchId) : undefined))
  return row?.n ?? 0
}

/** What is still to be printed of a list, in the order of the list. */
export async function openSlips(batchId: string, now: Date): Promise<InvitationRow[]> {
  return db()
    .select()
    .from(invitations)
    .where(and(eq(invitations.batchId, batchId), eq(invitations.printed, true), isOpen(now)))
    .orderBy(asc(invitations.id))
}

/** The addresses that have an open invitation to the site already. */
export async function addressesInvited(now: Date): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ email: invitations.email })
    .from(invitations)
    .where(and(isNull(invitations.contestId), isOpen(now)))
  return rows.map((row) => row.email)
}

function inState(state: InvitationState, now: Date) {
  if (state === 'accepted') return isNotNull(invitations.acceptedAt)
  if (state === 'revoked') return and(isNull(invitations.acceptedAt), isNotNull(invitations.revokedAt))
  const untouched = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt))
  return and(untouched, state === 'open' ? gt(invitations.expiresAt, now) : lte(invitations.expiresAt, now))
}

const claimedBy = (email: string) => and(eq(invitations.printed, true), eq(invitations.claimedEmail, email))

/** An open invitation for an address. */
export async function openInvitationFor(email: string, now: Date) {
  const [row] = await db()
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(or(eq(invitations.email, email), claimedBy(email)), isOpen(now)))
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
