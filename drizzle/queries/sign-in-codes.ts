import { and, asc, count, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { signInCodes } from '../schema/index.ts'

export type SignInCodeRow = typeof signInCodes.$inferSelect

export async function addSignInCode(row: typeof signInCodes.$inferInsert) {
  await db().insert(signInCodes).values(row)
}

export async function signInCodeById(id: string): Promise<SignInCodeRow | undefined> {
  const [row] = await db().select().from(signInCodes).where(eq(signInCodes.id, id))
  return row
}

export async function signInCodeByLink(linkHash: string): Promise<SignInCodeRow | undefined> {
  const [row] = await db().select().from(signInCodes).where(eq(signInCodes.linkHash, linkHash))
  return row
}

/** The one that still works for an address and purpose. */
export async function liveSignInCode(email: string, purpose: string, now: Date): Promise<SignInCodeRow | undefined> {
  const [row] = await db()
    .select()
    .from(signInCodes)
    .where(and(eq(signInCodes.email, email), eq(signInCodes.purpose, purpose), isLive(now)))
    .orderBy(desc(signInCodes.createdAt))
    .limit(1)
  return row
}

/** Ends whatever still worked for an address and purpose. */
export async function voidSignInCodes(email: string, purpose: string, now: Date) {
  await db()
    .update(signInCodes)
    .set({ expiresAt: now })
    .where(and(eq(signInCodes.email, email), eq(signInCodes.purpose, purpose), isLive(now)))
}

/** Takes one of the tries of a live row, all in one statement; nothing when none is left. */
export async function spendTry(id: string, mostTries: number, now: Date): Promise<SignInCodeRow | undefined> {
  const [row] = await db()
    .update(signInCodes)
    .set({ tries: sql`${signInCodes.tries} + 1` })
    .where(and(eq(signInCodes.id, id), lt(signInCodes.tries, mostTries), isLive(now)))
    .returning()
  return row
}

/** Marks a live row as used; answers it only to the one caller who did. */
export async function spendSignInCode(id: string, now: Date): Promise<SignInCodeRow | undefined> {
  const [row] = await db()
    .update(signInCodes)
    .set({ usedAt: now })
    .where(and(eq(signInCodes.id, id), isLive(now)))
    .returning()
  return row
}

/** How many mails went to an address since then without being used, and when the first of them did. */
export async function unusedCodesSince(email: string, purpose: string, since: Date) {
  const wanted = and(
    eq(signInCodes.email, email),
    eq(signInCodes.purpose, purpose),
    isNull(signInCodes.usedAt),
    gt(signInCodes.createdAt, since),
  )
  const [total] = await db().select({ n: count() }).from(signInCodes).where(wanted)
  const [first] = await db()
    .select({ at: signInCodes.createdAt })
    .from(signInCodes)
    .where(wanted)
    .orderBy(asc(signInCodes.createdAt))
    .limit(1)
  return { n: total?.n ?? 0, firstAt: first?.at }
}

/** Whether a mailed code or link of this address was used at exactly that instant. */
export async function codeUsedAt(email: string, purpose: string, at: Date) {
  const [row] = await db()
    .select({ id: signInCodes.id })
    .from(signInCodes)
    .where(and(eq(signInCodes.email, email), eq(signInCodes.purpose, purpose), eq(signInCodes.usedAt, at)))
    .limit(1)
  return row !== undefined
}

export async function dropSignInCodes(before: Date) {
  await db().delete(signInCodes).where(lt(signInCodes.expiresAt, before))
}

const isLive = (now: Date) => and(isNull(signInCodes.usedAt), gt(signInCodes.expiresAt, now))
