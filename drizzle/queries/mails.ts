import { and, asc, desc, eq, gte, isNull, lt, lte } from 'drizzle-orm'
import { db } from '../database.ts'
import { mails } from '../schema/index.ts'

export type MailRow = typeof mails.$inferSelect

export async function addMail(row: typeof mails.$inferInsert) {
  await db().insert(mails).values(row)
}

/** Mails that should have gone out by now and were not given up, oldest first. */
export async function dueMails(now: Date, limit: number, mostTries: number) {
  const waiting = and(isNull(mails.sentAt), lte(mails.dueAt, now), lt(mails.tries, mostTries))
  return db().select().from(mails).where(waiting).orderBy(asc(mails.dueAt)).limit(limit)
}

export async function latestMails(limit: number) {
  return db().select().from(mails).orderBy(desc(mails.createdAt), mails.id).limit(limit)
}

export async function mailById(id: string): Promise<MailRow | undefined> {
  const [row] = await db().select().from(mails).where(eq(mails.id, id))
  return row
}

export async function changeMail(id: string, change: Partial<typeof mails.$inferInsert>) {
  await db().update(mails).set(change).where(eq(mails.id, id))
}

/** Takes back what was written about a text since then and has not gone out. */
export async function callBackMails(aboutId: string, since: Date) {
  await db()
    .delete(mails)
    .where(and(eq(mails.aboutId, aboutId), isNull(mails.sentAt), gte(mails.createdAt, since)))
}
