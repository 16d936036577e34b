import { and, asc, desc, eq, gte, isNull, lt, lte, type SQL } from 'drizzle-orm'
import { db } from '../database.ts'
import { mails } from '../schema/index.ts'

export type MailRow = typeof mails.$inferSelect

export async function addMail(row: typeof mails.$inferInsert) {
  await db().insert(mails).values(row)
}

/** Neither gone out nor held back. */
const open = () => and(isNull(mails.sentAt), isNull(mails.withheldAt)) as SQL

/** Mails that should have gone out by now and were not given up, oldest first. */
export async function dueMails(now: Date, limit: number, mostTries: number) {
  const waiting = and(open(), lte(mails.dueAt, now), lt(mails.tries, mostTries))
  return db().select().from(mails).where(waiting).orderBy(asc(mails.dueAt)).limit(limit)
}

/** Takes a mail to send it, unless somebody else has; counts the try at once, so that a crash is one too. */
export async function claimMail({ id, tries }: Pick<MailRow, 'id' | 'tries'>, until: Date) {
  const taken = await db()
    .update(mails)
    .set({ tries: tries + 1, dueAt: until })
    .where(and(eq(mails.id, id), eq(mails.tries, tries), open()))
    .returning({ id: mails.id })
  return taken.length > 0
}

/** A digest of this person that still has tries before it. */
export async function waitingDigest(personId: string, mostTries: number) {
  const [row] = await db()
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.personId, personId), eq(mails.stream, 'digest'), open(), lt(mails.tries, mostTries)))
    .limit(1)
  return row !== undefined
}

/** The newest mails; with `mostTries` only those that were given up. */
export async function latestMails(limit: number, mostTries?: number) {
  const givenUp = mostTries === undefined ? undefined : and(open(), gte(mails.tries, mostTries))
  return db().select().from(mails).where(givenUp).orderBy(desc(mails.createdAt), mails.id).limit(limit)
}

export async function mailById(id: string): Promise<MailRow | undefined> {
  const [row] = await db().select().from(mails).where(eq(mails.id, id))
  return row
}

export async function changeMail(id: string, change: Partial<typeof mails.$inferInsert>) {
  await db().update(mails).set(change).where(eq(mails.id, id))
}

/** Gives a mail that was given up all its tries again. Answers whether it was one. */
export async function reviveMail(id: string, now: Date, mostTries: number) {
  const revived = await db()
    .update(mails)
    .set({ tries: 0, dueAt: now })
    .where(and(eq(mails.id, id), open(), gte(mails.tries, mostTries)))
    .returning({ id: mails.id })
  return revived.length > 0
}

/** Takes back what was written about a text since then and has not gone out. */
export async function callBackMails(aboutId: string, since: Date) {
  await db()
    .delete(mails)
    .where(and(eq(mails.aboutId, aboutId), isNull(mails.sentAt), gte(mails.createdAt, since)))
}
