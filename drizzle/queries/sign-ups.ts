import { and, count, eq, gt, lt } from 'drizzle-orm'
import { db } from '../database.ts'
import { signUps } from '../schema/index.ts'

export async function addSignUp(row: typeof signUps.$inferInsert) {
  await db().insert(signUps).values(row)
}

export async function signUpsSince(origin: string, since: Date) {
  const [row] = await db()
    .select({ n: count() })
    .from(signUps)
    .where(and(eq(signUps.origin, origin), gt(signUps.createdAt, since)))
  return row?.n ?? 0
}

export async function dropOldSignUps(before: Date) {
  await db().delete(signUps).where(lt(signUps.createdAt, before))
}
