import { and, asc, eq, gt, lt } from 'drizzle-orm'
import { db } from '../database.ts'
import { passkeyChallenges, passkeys, people } from '../schema/index.ts'

export type PasskeyRow = typeof passkeys.$inferSelect
export type ChallengePurpose = (typeof passkeyChallenges.$inferSelect)['purpose']

/** Answers whether it was added: a key that is here already stays whose it is. */
export async function addPasskey(row: typeof passkeys.$inferInsert) {
  const added = await db().insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id })
  return added.length === 1
}

export async function passkeysOf(personId: string): Promise<PasskeyRow[]> {
  return db()
    .select()
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
}

/** The key with the person it lets in. */
export async function passkeyById(id: string) {
  const [row] = await db()
    .select({ passkey: passkeys, person: people })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(eq(passkeys.id, id))
  return row
}

/** Notes a use; nothing when the key is gone, or was used meanwhile, since `before` was read. */
export async function notePasskeyUse(before: PasskeyRow, counter: number, usedAt: Date) {
  const used = await db()
    .update(passkeys)
    .set({ counter, usedAt })
    .where(and(eq(passkeys.id, before.id), eq(passkeys.counter, before.counter)))
    .returning({ id: passkeys.id })
  return used.length === 1
}

/** Whether this person came in by one of their keys at that very moment, and it was not used since. */
export async function passkeyUsedAt(personId: string, at: Date) {
  const [row] = await db()
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(and(eq(passkeys.personId, personId), eq(passkeys.usedAt, at)))
    .limit(1)
  return row !== undefined
}

/** Answers whether there was such a key of this person. */
export async function namePasskey(id: string, personId: string, name: string) {
  const named = await db()
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ id: passkeys.id })
  return named.length === 1
}

/** The key that was dropped, if there was such a one of this person. */
export async function dropPasskey(id: string, personId: string): Promise<PasskeyRow | undefined> {
  const [gone] = await db()
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning()
  return gone
}

export async function addChallenge(row: typeof passkeyChallenges.$inferInsert) {
  await db().insert(passkeyChallenges).values(row)
}

/** Takes a challenge away; answers whether this holder may still answer it. */
export async function spendChallenge(challengeHash: string, purpose: ChallengePurpose, holder: string, now: Date) {
  const spent = await db()
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challengeHash, challengeHash),
        eq(passkeyChallenges.purpose, purpose),
        eq(passkeyChallenges.holder, holder),
        gt(passkeyChallenges.expiresAt, now),
      ),
    )
    .returning({ purpose: passkeyChallenges.purpose })
  return spent.length === 1
}

export async function dropOldChallenges(now: Date) {
  await db().delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now))
}
