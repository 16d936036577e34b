import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { nameDecisions, nameReports, people } from '../schema/index.ts'

export type NameReportRow = typeof nameReports.$inferSelect
export type NameDecisionRow = typeof nameDecisions.$inferSelect
export type NameSubject = NameReportRow['subject']

const about = (subject: NameSubject, id: string) => and(eq(nameReports.subject, subject), eq(nameReports.subjectId, id))
const decidedAbout = (subject: NameSubject, id: string) =>
  and(eq(nameDecisions.subject, subject), eq(nameDecisions.subjectId, id))

/** Keeps what somebody reported; false when the same person had reported this name before and nobody has decided yet. */
export async function addNameReport(row: typeof nameReports.$inferInsert) {
  const { reason, words, createdAt } = row
  const kept = await db().insert(nameReports).values(row).onConflictDoNothing().returning({ id: nameReports.id })
  if (kept.length === 1) return true
  // A name can be changed into another one that does not belong here either.
  const again = and(about(row.subject, row.subjectId), eq(nameReports.reporterId, row.reporterId))
  const reopened = await db()
    .update(nameReports)
    .set({ reason, words, createdAt, resolvedAt: null })
    .where(and(again, isNotNull(nameReports.resolvedAt)))
    .returning({ id: nameReports.id })
  return reopened.length === 1
}

/** What is open, the oldest first. */
export async function openNameReports(limit: number) {
  return db()
    .select()
    .from(nameReports)
    .where(isNull(nameReports.resolvedAt))
    .orderBy(asc(nameReports.createdAt), asc(nameReports.id))
    .limit(limit)
}

export async function openReportsOfName(subject: NameSubject, id: string) {
  return db()
    .select()
    .from(nameReports)
    .where(and(about(subject, id), isNull(nameReports.resolvedAt)))
    .orderBy(asc(nameReports.createdAt), asc(nameReports.id))
}

export async function nameAppealBy(subject: NameSubject, id: string, reporterId: string) {
  const [row] = await db()
    .select()
    .from(nameReports)
    .where(and(about(subject, id), eq(nameReports.reporterId, reporterId), eq(nameReports.reason, 'appeal')))
  return row
}

export async function resolveNameReports(subject: NameSubject, id: string, resolvedAt: Date) {
  await db()
    .update(nameReports)
    .set({ resolvedAt })
    .where(and(about(subject, id), isNull(nameReports.resolvedAt)))
}

export async function addNameDecision(row: typeof nameDecisions.$inferInsert) {
  await db().insert(nameDecisions).values(row)
}

/** The newest replacement of a name, who made it, and what an appeal against it came to. */
export async function latestReplacement(subject: NameSubject, id: string) {
  const [replaced] = await db()
    .select({ decision: nameDecisions, by: people.name })
    .from(nameDecisions)
    .innerJoin(people, eq(people.id, nameDecisions.moderatorId))
    .where(and(decidedAbout(subject, id), eq(nameDecisions.decision, 'replace')))
    .orderBy(desc(nameDecisions.createdAt), desc(nameDecisions.id))
    .limit(1)
  if (!replaced) return undefined
  const [answer] = await db().select().from(nameDecisions).where(eq(nameDecisions.appealOf, replaced.decision.id))
  return { ...replaced, answer }
}

/** Names that were replaced and not given back: their bearer may not take them again. */
export async function replacedNames(subject: NameSubject, id: string) {
  const rows = await db().select().from(nameDecisions).where(decidedAbout(subject, id))
  const restored = new Set(rows.filter(({ decision }) => decision === 'restore').map(({ appealOf }) => appealOf))
  return rows.filter(({ decision, id: one }) => decision === 'replace' && !restored.has(one)).map(({ name }) => name)
}

/** The newest decisions about names, for everybody: no name, no words, nobody. */
export async function loggedNames(limit: number) {
  const { id, subject, decision, reason, appealOf, createdAt } = nameDecisions
  return db()
    .select({ id, subject, decision, reason, appealOf, createdAt })
    .from(nameDecisions)
    .orderBy(desc(createdAt), desc(id))
    .limit(limit)
}
