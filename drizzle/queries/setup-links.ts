import { and, eq, gt, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { setupLinks } from '../schema/index.ts'

export async function addSetupLink(row: typeof setupLinks.$inferInsert) {
  await db().insert(setupLinks).values(row)
}

/** Only the newest link on the console works. */
export async function closeSetupLinks() {
  await db().update(setupLinks).set({ closed: true }).where(eq(setupLinks.closed, false))
}

export async function liveSetupLink(tokenHash: string, now: Date) {
  const [row] = await db().select().from(setupLinks).where(isLive(tokenHash, now))
  return row
}

export async function keepSetupProgress(tokenHash: string, progress: Record<string, string>) {
  await db().update(setupLinks).set({ progress }).where(eq(setupLinks.tokenHash, tokenHash))
}

/** Answers the link only to the one caller who used it up. */
export async function spendSetupLink(tokenHash: string, now: Date) {
  const [row] = await db()
    .update(setupLinks)
    .set({ usedAt: now, closed: true })
    .where(isLive(tokenHash, now))
    .returning()
  return row
}

const isLive = (tokenHash: string, now: Date) =>
  and(
    eq(setupLinks.tokenHash, tokenHash),
    eq(setupLinks.closed, false),
    isNull(setupLinks.usedAt),
    gt(setupLinks.expiresAt, now),
  )
