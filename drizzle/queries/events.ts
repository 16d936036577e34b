import { and, asc, count, desc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { storeKept } from '../keep-query.ts'
import { auditLog, events, people } from '../schema/index.ts'

export type EventRow = typeof events.$inferSelect

export async function addEvent(row: typeof events.$inferInsert) {
  await storeKept(events, row)
}

export async function unheardEvents(limit: number) {
  return db()
    .select()
    .from(events)
    .where(isNull(events.heardAt))
    .orderBy(asc(events.createdAt), asc(events.id))
    .limit(limit)
}

/** What happened to these ideas, of these kinds, the oldest first. */
export async function eventsAbout(ideaIds: string[], kinds: string[]) {
  if (ideaIds.length === 0) return []
  return db()
    .select()
    .from(events)
    .where(and(inArray(events.ideaId, ideaIds), inArray(events.kind, kinds)))
    .orderBy(asc(events.createdAt), asc(events.id))
}

export async function markHeard(id: string, now: Date) {
  await db().update(events).set({ heardAt: now }).where(eq(events.id, id))
}

export async function addAudit(row: typeof auditLog.$inferInsert) {
  await db().insert(auditLog).values(row)
}

/** The database lets through only words that get shorter, together with a mark; see `erase-names.ts`. */
export async function changeAuditEntry(id: string, change: Partial<typeof auditLog.$inferInsert>) {
  await db().update(auditLog).set(change).where(eq(auditLog.id, id))
}

export interface AuditSearch {
  /** Part of a name or address, or an id. */
  who?: string
  /** How the action begins. */
  action?: string
  /** A kind of thing, or the id of one. */
  thing?: string
  from?: Date
  until?: Date
}

/** The newest entries first, of those that are sought; `after` is the last one of the page before. */
export async function auditEntries(limit: number, search: AuditSearch = {}, after?: { at: Date; id: string }) {
  const { createdAt, id } = auditLog
  const on = after && or(lt(createdAt, after.at), and(eq(createdAt, after.at), lt(id, after.id)))
  return db()
    .select({ entry: auditLog, actor: people.name })
    .from(auditLog)
    .leftJoin(people, eq(people.id, auditLog.actorId))
    .where(and(on, ...soughtIn(search)))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit)
}

/** How many there are. */
export async function countAuditEntries(search: AuditSearch) {
  const [row] = await db()
    .select({ n: count() })
    .from(auditLog)
    .leftJoin(people, eq(people.id, auditLog.actorId))
    .where(and(...soughtIn(search)))
  return row?.n ?? 0
}

function soughtIn({ who, action, thing, from, until }: AuditSearch) {
  return [
    who ? or(eq(auditLog.actorId, who), holds(people.name, who), holds(people.email, who)) : undefined,
    action ? begins(auditLog.action, action) : undefined,
    thing ? or(eq(auditLog.subject, thing), eq(auditLog.subjectId, thing)) : undefined,
    from ? gte(auditLog.createdAt, from) : undefined,
    until ? lt(auditLog.createdAt, until) : undefined,
  ]
}

/** In any case of letters; SQLite itself folds Latin ones only, so the first letter is tried in both. */
const holds = (column: typeof people.name | typeof people.email, words: string) =>
  or(
    ...spellings(words).map((word) => sql`lower(${column}) like ${`%${literal(word)}%`} escape '!'`),
    ...spellings(words).map((word) => sql`${column} like ${`%${literal(word)}%`} escape '!'`),
  )

const begins = (column: typeof auditLog.action, words: string) =>
  sql`lower(${column}) like ${`${literal(words.toLowerCase())}%`} escape '!'`

function spellings(words: string) {
  const low = words.toLowerCase()
  return [...new Set([words, low, low.slice(0, 1).toUpperCase() + low.slice(1)])]
}

/** Signs that stand for others stand for themselves. */
const literal = (words: string) => words.replace(/[!%_]/g, (sign) => `!${sign}`)
