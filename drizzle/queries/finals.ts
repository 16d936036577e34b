import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests, edges, follows, ideas, ideaTags, participants, views } from '../schema/index.ts'
import type { ContestRow } from './contests.ts'

/** An idea of a final and the one it was in the round before. */
export interface Finalist {
  id: string
  from: string
}

/** Finals of a contest, the newest first, drafts among them. */
export async function finalsOf(contestId: string): Promise<ContestRow[]> {
  return db()
    .select()
    .from(contests)
    .where(eq(contests.finalOf, contestId))
    .orderBy(desc(contests.createdAt), desc(contests.id))
}

/** Published ideas of a final in the order of their ids, with where each came from. */
export async function finalistsOf(contestId: string): Promise<Finalist[]> {
  return db()
    .select({ id: ideas.id, from: edges.fromId })
    .from(ideas)
    .innerJoin(edges, and(eq(edges.toId, ideas.id), eq(edges.kind, 'final')))
    .where(and(eq(ideas.contestId, contestId), eq(ideas.state, 'published')))
    .orderBy(asc(ideas.id))
}

/** An idea as it stands in finals, whatever its state there. */
export async function standInsOf(ideaId: string) {
  return db()
    .select({ idea: ideas, contest: contests })
    .from(edges)
    .innerJoin(ideas, eq(ideas.id, edges.toId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(eq(edges.fromId, ideaId), eq(edges.kind, 'final')))
    .orderBy(asc(ideas.id))
}

export async function addFinalEdge({ id, from }: Finalist, createdAt: Date) {
  await db().insert(edges).values({ fromId: from, toId: id, kind: 'final', share: 1, createdAt })
}

/** Whoever follows one idea follows the other too. */
export async function copyFollows(fromId: string, toId: string, createdAt: Date) {
  const known = await db()
    .select({ personId: follows.personId })
    .from(follows)
    .where(and(eq(follows.kind, 'idea'), eq(follows.subjectId, fromId)))
  for (let start = 0; start < known.length; start += 300) {
    const rows = known.slice(start, start + 300)
    await db()
      .insert(follows)
      .values(rows.map(({ personId }) => ({ personId, kind: 'idea' as const, subjectId: toId, createdAt })))
      .onConflictDoNothing()
  }
}

/** What all ideas of a final share when it opens. */
export async function startFinalists(contestId: string, change: Partial<typeof ideas.$inferInsert>) {
  await db().update(ideas).set(change).where(eq(ideas.contestId, contestId))
}

/** Ids of all ideas of a contest, whatever their state. */
export async function ideaIdsIn(contestId: string): Promise<string[]> {
  const rows = await db().select({ id: ideas.id }).from(ideas).where(eq(ideas.contestId, contestId))
  return rows.map(({ id }) => id)
}

/** Takes these ideas, which are all, out of a final that nobody but its owners has seen. */
export async function removeFinalists(contestId: string, ids: string[]) {
  if (ids.length === 0) return
  await db().delete(edges).where(inArray(edges.toId, ids))
  await db().delete(ideaTags).where(inArray(ideaTags.ideaId, ids))
  await db().delete(views).where(inArray(views.ideaId, ids))
  await db()
    .delete(follows)
    .where(and(eq(follows.kind, 'idea'), inArray(follows.subjectId, ids)))
  await db().delete(participants).where(eq(participants.contestId, contestId))
  await db().delete(ideas).where(inArray(ideas.id, ids))
  await db().update(contests).set({ ideas: 0, participants: 0 }).where(eq(contests.id, contestId))
}
