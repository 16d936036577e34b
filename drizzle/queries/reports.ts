import { and, eq, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { reports } from '../schema/index.ts'

/** Keeps what somebody reported; false when the same person had reported it before. */
export async function addReport(row: typeof reports.$inferInsert) {
  return (await db().insert(reports).values(row).onConflictDoNothing().returning({ id: reports.id })).length === 1
}

/** What the author of a text asked moderators to look at again. */
export async function appealAbout(subject: 'idea' | 'comment', subjectId: string, authorId: string) {
  const [row] = await db()
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.subject, subject),
        eq(reports.subjectId, subjectId),
        eq(reports.reporterId, authorId),
        eq(reports.reason, 'appeal'),
      ),
    )
  return row
}

/** A new decision may be appealed against anew; what was asked before stands in the audit log. */
export async function openAppealAgain(id: string, words: string, createdAt: Date) {
  await db().update(reports).set({ words, createdAt, resolvedAt: null }).where(eq(reports.id, id))
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

/** Ends the appeal against a decision that was taken back. */
export async function endAppeals(subject: 'idea' | 'comment', subjectId: string, resolvedAt: Date) {
  const open = and(eq(reports.subject, subject), eq(reports.subjectId, subjectId), isNull(reports.resolvedAt))
  await db()
    .update(reports)
    .set({ resolvedAt })
    .where(and(open, eq(reports.reason, 'appeal')))
}

/** Opens again what one decision ended. */
export async function reopenReports(subject: 'idea' | 'comment', subjectId: string, resolvedAt: Date) {
  await db()
    .update(reports)
    .set({ resolvedAt: null })
    .where(and(eq(reports.subject, subject), eq(reports.subjectId, subjectId), eq(reports.resolvedAt, resolvedAt)))
}
