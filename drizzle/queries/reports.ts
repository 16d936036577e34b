import { and, eq, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { reports } from '../schema/index.ts'

/** Keeps what somebody reported; false when the same person had reported it before. */
export async function addReport(row: typeof reports.$inferInsert) {
  return (await db().insert(reports).values(row).onConflictDoNothing().returning({ id: reports.id })).length === 1
}

/** Ends what is open against a text; answers how many reports that were. */
export async function resolveReports(subject: 'idea' | 'comment', subjectId: string, resolvedAt: Date) {
  const ended = await db()
    .update(reports)
    .set({ resolvedAt })
    .where(and(eq(reports.subject, subject), eq(reports.subjectId, subjectId), isNull(reports.resolvedAt)))
    .returning({ id: reports.id })
  return ended.length
}

/** Opens again what one decision ended. */
export async function reopenReports(subject: 'idea' | 'comment', subjectId: string, resolvedAt: Date) {
  await db()
    .update(reports)
    .set({ resolvedAt: null })
    .where(and(eq(reports.subject, subject), eq(reports.subjectId, subjectId), eq(reports.resolvedAt, resolvedAt)))
}
