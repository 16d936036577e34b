import { lte } from 'drizzle-orm'
import { db } from '../database.ts'
import { spentProofs } from '../schema/index.ts'

/** Takes it until then; answers false when it is taken. */
export async function spendProof(proofHash: string, expiresAt: Date, now: Date) {
  const spent = await db()
    .insert(spentProofs)
    .values({ proofHash, expiresAt })
    .onConflictDoUpdate({
      target: spentProofs.proofHash,
      set: { expiresAt },
      setWhere: lte(spentProofs.expiresAt, now),
    })
    .returning({ proofHash: spentProofs.proofHash })
  return spent.length === 1
}

export async function dropOldProofs(now: Date) {
  await db().delete(spentProofs).where(lte(spentProofs.expiresAt, now))
}
