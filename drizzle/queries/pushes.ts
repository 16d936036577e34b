import { and, asc, desc, eq, gte, inArray, lt, lte, ne, type SQL } from 'drizzle-orm'
import { db } from '../database.ts'
import { newId } from '../ids.ts'
import { mails, people, pushes, pushSubscriptions } from '../schema/index.ts'

export type PushSubscriptionRow = typeof pushSubscriptions.$inferSelect
export type DuePush = Awaited<ReturnType<typeof duePushes>>[number]

/** Whoever switches it on last in a browser is told there; nobody else is from then on. */
export async function keepSubscription({ id, ...row }: typeof pushSubscriptions.$inferInsert) {
  await db()
    .delete(pushes)
    .where(and(eq(pushes.subscriptionId, id), ne(pushes.personId, row.personId)))
  await db()
    .insert(pushSubscriptions)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: pushSubscriptions.id, set: row })
}

/** The browsers of a person, the newest first. */
export async function subscriptionsOf(personId: string): Promise<PushSubscriptionRow[]> {
  return db()
    .select()
    .from(pushSubscriptions)
    .where(eq(pushSubscriptions.personId, personId))
    .orderBy(desc(pushSubscriptions.createdAt), asc(pushSubscriptions.id))
}

export async function noteDelivered(id: string, lastOkAt: Date) {
  await db().update(pushSubscriptions).set({ lastOkAt }).where(eq(pushSubscriptions.id, id))
}

/** Forgets browsers with what they were to be told. Answers how many. */
async function dropWhere(which: SQL | undefined) {
  const chosen = db().select({ id: pushSubscriptions.id }).from(pushSubscriptions).where(which)
  await db().delete(pushes).where(inArray(pushes.subscriptionId, chosen))
  return (await db().delete(pushSubscriptions).where(which).returning({ id: pushSubscriptions.id })).length
}

export const dropSubscription = (id: string, personId: string) =>
  dropWhere(and(eq(pushSubscriptions.id, id), eq(pushSubscriptions.personId, personId)))

export const dropSubscriptionsOf = (personId: string) => dropWhere(eq(pushSubscriptions.personId, personId))

export const dropSubscriptionsOfSession = (sessionHash: string) =>
  dropWhere(eq(pushSubscriptions.sessionHash, sessionHash))

export const dropOtherSubscriptions = (personId: string, keepHash: string) =>
  dropWhere(and(eq(pushSubscriptions.personId, personId), ne(pushSubscriptions.sessionHash, keepHash)))

/** Puts what a mail tells beside it for every browser of its receiver. */
export async function addPushes(mailId: string, personId: string, dueAt: Date, createdAt: Date) {
  const rows = await db()
    .select({ subscriptionId: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(eq(pushSubscriptions.personId, personId))
  if (rows.length === 0) return
  await db()
    .insert(pushes)
    .values(rows.map(({ subscriptionId }) => ({ id: newId(), subscriptionId, personId, mailId, dueAt, createdAt })))
}

/** What should have been told by now and was not given up, the oldest first, with all that decides about it. */
export async function duePushes(now: Date, limit: number, mostTries: number) {
  return db()
    .select({ push: pushes, subscription: pushSubscriptions, person: people, mail: mails })
    .from(pushes)
    .innerJoin(pushSubscriptions, eq(pushSubscriptions.id, pushes.subscriptionId))
    .innerJoin(people, eq(people.id, pushSubscriptions.personId))
    .leftJoin(mails, eq(mails.id, pushes.mailId))
    .where(and(lte(pushes.dueAt, now), lt(pushes.tries, mostTries)))
    .orderBy(asc(pushes.dueAt), asc(pushes.id))
    .limit(limit)
}

/** Takes one to tell it, unless somebody else has; counts the try at once, so that a crash is one too. */
export async function claimPush({ id, tries }: { id: string; tries: number }, until: Date) {
  const taken = await db()
    .update(pushes)
    .set({ tries: tries + 1, dueAt: until })
    .where(and(eq(pushes.id, id), eq(pushes.tries, tries)))
    .returning({ id: pushes.id })
  return taken.length > 0
}

export async function changePush(id: string, change: Partial<typeof pushes.$inferInsert>) {
  await db().update(pushes).set(change).where(eq(pushes.id, id))
}

export async function dropPush(id: string) {
  await db().delete(pushes).where(eq(pushes.id, id))
}

/** Those that were given up, the newest first. */
export async function deadPushes(limit: number, mostTries: number) {
  return db()
    .select({ push: pushes, endpoint: pushSubscriptions.endpoint, name: people.name })
    .from(pushes)
    .innerJoin(pushSubscriptions, eq(pushSubscriptions.id, pushes.subscriptionId))
    .innerJoin(people, eq(people.id, pushSubscriptions.personId))
    .where(gte(pushes.tries, mostTries))
    .orderBy(desc(pushes.createdAt), asc(pushes.id))
    .limit(limit)
}

export async function dropOldPushes(before: Date) {
  await db().delete(pushes).where(lt(pushes.createdAt, before))
}
