import { and, eq, lt } from 'drizzle-orm'
import { db } from '../database.ts'
import { idempotencyKeys } from '../schema/index.ts'

/** Takes a key; answers false when it was taken before. */
export async function takeKey(row: typeof idempotencyKeys.$inferInsert) {
  const taken = await db()
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ name: idempotencyKeys.name })
  return taken.length === 1
}

export async function keyNamed(personId: string, name: string) {
  const [row] = await db().select().from(idempotencyKeys).where(isKey(personId, name))
  return row
}

export async function keepAnswer(personId: string, name: string, status: number, body: string) {
  await db().update(idempotencyKeys).set({ status, body }).where(isKey(personId, name))
}

export async function giveKeyBack(personId: string, name: string) {
  await db().delete(idempotencyKeys).where(isKey(personId, name))
}

export async function dropOldKeys(before: Date) {
  await db().delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before))
}

const isKey = (personId: string, name: string) =>
  and(eq(idempotencyKeys.personId, personId), eq(idempotencyKeys.name, name))
