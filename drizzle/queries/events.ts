import { and, asc, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import { db } from '../database.ts'
import { auditLog, events, people } from '../schema/index.ts'

export type EventRow = typeof events.$inferSelect

export async function addEvent(row: typeof events.$inferInsert) {
  await db().insert(events).values(row)
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

/** The newest entries first; `before` pages on. */
export async function auditEntries(limit: number, before?: Date) {
  return db()
    .select({ entry: auditLog, actor: people.name })
    .from(auditLog)
    .leftJoin(people, eq(people.id, auditLog.actorId))
    .where(and(before ? lt(auditLog.createdAt, before) : undefined))
    .orderBy(desc(auditLog.createdAt))
    .limit(limit)
}
