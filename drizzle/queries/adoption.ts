import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, contests, drafts, follows, ideas, ideaVersions, participants, reports } from '../schema/index.ts'

/** Gives one person's ideas, with their earlier wordings, to another. */
export async function moveIdeas(fromId: string, toId: string) {
  await db().update(ideas).set({ authorId: toId }).where(eq(ideas.authorId, fromId))
  await db().update(ideaVersions).set({ editorId: toId }).where(eq(ideaVersions.editorId, fromId))
}

export async function moveComments(fromId: string, toId: string) {
  await db().update(comments).set({ authorId: toId }).where(eq(comments.authorId, fromId))
}

/** Of two drafts for the same place the newer stays. */
export async function moveDrafts(fromId: string, toId: string) {
  for (const draft of await db().select().from(drafts).where(eq(drafts.personId, fromId))) {
    const { content, updatedAt } = draft
    await db()
      .insert(drafts)
      .values({ ...draft, personId: toId })
      .onConflictDoUpdate({
        target: [drafts.personId, drafts.place],
        set: { content, updatedAt },
        setWhere: lt(drafts.updatedAt, updatedAt),
      })
  }
  await db().delete(drafts).where(eq(drafts.personId, fromId))
}

export async function moveFollows(fromId: string, toId: string) {
  const followed = await db().select().from(follows).where(eq(follows.personId, fromId))
  if (followed.length > 0) {
    const rows = followed.map((row) => ({ ...row, personId: toId }))
    await db().insert(follows).values(rows).onConflictDoNothing()
  }
  await db().delete(follows).where(eq(follows.personId, fromId))
}

/** Whoever took part under both names is one participant from now on. */
export async function moveParticipations(fromId: string, toId: string) {
  const rows = await db().select().from(participants).where(eq(participants.personId, fromId))
  for (const row of rows) {
    const moved = await db()
      .insert(participants)
      .values({ ...row, personId: toId })
      .onConflictDoNothing()
      .returning()
    if (moved.length === 0) await countOneLess(row.contestId)
  }
  await db().delete(participants).where(eq(participants.personId, fromId))
}

async function countOneLess(contestId: string) {
  await db()
    .update(contests)
    .set({ participants: sql`${contests.participants} - 1` })
    .where(and(eq(contests.id, contestId), gte(contests.participants, 1)))
}

/** Nobody reports the same text twice by changing names. */
export async function moveReports(fromId: string, toId: string) {
  const mine = await db().select().from(reports).where(eq(reports.reporterId, toId))
  const known = new Set(mine.map((report) => `${report.subject} ${report.subjectId}`))
  const theirs = await db().select().from(reports).where(eq(reports.reporterId, fromId))
  const fresh = theirs.filter((report) => !known.has(`${report.subject} ${report.subjectId}`)).map(({ id }) => id)
  if (fresh.length > 0) await db().update(reports).set({ reporterId: toId }).where(inArray(reports.id, fresh))
}
