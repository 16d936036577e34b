import { and, asc, count, eq, exists, gt, gte, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm'
import { engine } from '../columns.ts'
import { db } from '../database.ts'
import {
  apiTokens,
  auditLog,
  contestRoles,
  mails,
  people,
  scimUsers,
  sessions,
  views,
  voteTraces,
} from '../schema/index.ts'

const numberOf = async (from: typeof voteTraces | typeof sessions | typeof mails | typeof views, where?: SQL) => {
  const [row] = await db().select({ n: count() }).from(from).where(where)
  return row?.n ?? 0
}

const oldTraces = (before: Date) => lt(voteTraces.createdAt, before)
const oldSessions = (before: Date) => lt(sessions.seenAt, before)
/** What still waits for its day stays. */
const oldMails = (before: Date) =>
  and(
    lt(mails.createdAt, before),
    or(isNotNull(mails.sentAt), isNotNull(mails.withheldAt), lt(mails.dueAt, before)),
  ) as SQL

export const countTraces = (before?: Date) => numberOf(voteTraces, before && oldTraces(before))
export const countSessions = (before?: Date) => numberOf(sessions, before && oldSessions(before))
export const countMails = (before?: Date) => numberOf(mails, before && oldMails(before))

/** Each answers how many went. */
export const dropTracesBefore = async (before: Date) =>
  (await db().delete(voteTraces).where(oldTraces(before)).returning({ id: voteTraces.personId })).length
export const dropSessionsBefore = async (before: Date) =>
  (await db().delete(sessions).where(oldSessions(before)).returning({ id: sessions.idHash })).length
export const dropMailsBefore = async (before: Date) =>
  (await db().delete(mails).where(oldMails(before)).returning({ id: mails.id })).length

/** A view stays counted under a number that leads to nobody. */
const nobody = 'gone-'
const named = (before?: Date) =>
  and(sql`${views.viewerId} not like ${`${nobody}%`}`, before && lt(views.createdAt, before)) as SQL

export const countNamedViews = (before?: Date) => numberOf(views, named(before))

/** Ideas with views whose viewers are to be forgotten. */
export async function ideasSeenBefore(before: Date) {
  const rows = await db().selectDistinct({ id: views.ideaId }).from(views).where(named(before))
  return rows.map(({ id }) => id)
}

/** Puts a random number in the place of everybody who saw this idea before; answers how many. */
export async function forgetViewers(ideaId: string, before: Date) {
  const random = engine === 'postgres' ? sql`gen_random_uuid()::text` : sql`lower(hex(randomblob(16)))`
  const forgotten = await db()
    .update(views)
    .set({ viewerId: sql`${nobody} || ${random}` })
    .where(and(eq(views.ideaId, ideaId), named(before)))
    .returning({ id: views.ideaId })
  return forgotten.length
}

export type AuditWords = Pick<
  typeof auditLog.$inferSelect,
  'id' | 'subject' | 'before' | 'after' | 'reason' | 'erasedAt'
>

/** Old entries that may hold a name or an address, page by page in the order of their ids. */
export async function auditWordsBefore(before: Date, after: string, limit: number): Promise<AuditWords[]> {
  const { id, subject, reason, erasedAt } = auditLog
  const words = [auditLog.before, auditLog.after, auditLog.reason]
  const mayName = or(eq(subject, 'person'), ...words.map((column) => sql`cast(${column} as text) like '%@%'`))
  return db()
    .select({ id, subject, before: auditLog.before, after: auditLog.after, reason, erasedAt })
    .from(auditLog)
    .where(and(lt(auditLog.createdAt, before), gt(id, after), mayName))
    .orderBy(asc(id))
    .limit(limit)
}

/** Accounts from before their use was noted begin to be watched now. */
export async function watchUse(now: Date) {
  await db()
    .update(people)
    .set({ usedAt: now })
    .where(and(eq(people.kind, 'account'), isNull(people.usedAt)))
}

/** What the letter is called that tells somebody that their unused account goes. */
export const UNUSED_NOTICE = 'account-unused'

/**
 * Accounts that nobody has used since `before`, by session or token. Never of the team, of a contest’s people, of a
 * directory, or of somebody who cannot be told or cannot come back.
 */
const unused = (before: Date) =>
  and(
    eq(people.kind, 'account'),
    eq(people.role, 'member'),
    isNull(people.suspendedAt),
    isNotNull(people.email),
    isNotNull(people.emailConfirmedAt),
    lt(people.usedAt, before),
    not(exists(usedToken(before))),
    not(
      exists(db().select({ id: contestRoles.personId }).from(contestRoles).where(eq(contestRoles.personId, people.id))),
    ),
    not(exists(db().select({ id: scimUsers.id }).from(scimUsers).where(eq(scimUsers.personId, people.id)))),
  )

const usedToken = (before: Date) =>
  db()
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(and(eq(apiTokens.personId, people.id), gte(apiTokens.lastUsedAt, before)))

/** A notice since they were last here, gone out until then where that is asked. */
const notice = (sentBy?: Date) =>
  exists(
    db()
      .select({ id: mails.id })
      .from(mails)
      .where(
        and(
          ...[eq(mails.personId, people.id), eq(mails.kind, UNUSED_NOTICE), gte(mails.createdAt, people.usedAt)],
          sentBy && lte(mails.sentAt, sentBy),
        ),
      ),
  )

/** Those who are to be told. */
export const untoldAccounts = (before: Date, limit: number) =>
  db()
    .select()
    .from(people)
    .where(and(unused(before), not(notice())))
    .orderBy(asc(people.usedAt), asc(people.id))
    .limit(limit)

/** Those who were told by `toldBy` and did not come. */
export const forsakenAccounts = (before: Date, toldBy: Date, limit: number, id?: string) =>
  db()
    .select()
    .from(people)
    .where(and(unused(before), notice(toldBy), id === undefined ? undefined : eq(people.id, id)))
    .orderBy(asc(people.usedAt), asc(people.id))
    .limit(limit)

export async function countAccountsUnused(before: Date) {
  const [row] = await db().select({ n: count() }).from(people).where(unused(before))
  return row?.n ?? 0
}

export async function countAudit() {
  const [row] = await db().select({ n: count() }).from(auditLog)
  return row?.n ?? 0
}
