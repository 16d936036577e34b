import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests, ideas, ideaTags, ideaVersions, people } from '../schema/index.ts'
import type { IdeaRow } from './ideas.ts'

/** Changes an idea that still has the version somebody read; answers the new row, or nothing when it has moved on. */
export async function changeIdeaVersion(id: string, version: number, change: Partial<typeof ideas.$inferInsert>) {
  const [row] = await db()
    .update(ideas)
    .set({ ...change, version: version + 1 })
    .where(and(eq(ideas.id, id), eq(ideas.version, version)))
    .returning()
  return row as IdeaRow | undefined
}

export async function addIdeaVersion(row: typeof ideaVersions.$inferInsert) {
  await db().insert(ideaVersions).values(row)
}

/** Earlier wordings, oldest first, with who replaced each. */
export async function ideaVersionsOf(ideaId: string) {
  return db()
    .select({ version: ideaVersions, editor: people.name })
    .from(ideaVersions)
    .innerJoin(people, eq(people.id, ideaVersions.editorId))
    .where(eq(ideaVersions.ideaId, ideaId))
    .orderBy(asc(ideaVersions.version))
}

export async function replaceIdeaTags(contestId: string, ideaId: string, tags: string[]) {
  await db().delete(ideaTags).where(eq(ideaTags.ideaId, ideaId))
  if (tags.length === 0) return
  await db()
    .insert(ideaTags)
    .values(tags.map((tag) => ({ contestId, tag, ideaId })))
}

/** Published ideas of a contest are counted as they come and go. */
export async function bumpContestIdeas(contestId: string, by: 1 | -1) {
  await db()
    .update(contests)
    .set({ ideas: sql`${contests.ideas} + ${by}` })
    .where(eq(contests.id, contestId))
}

/** The titles in a contest that a pasted list may repeat. */
export async function titlesIn(contestId: string, limit: number) {
  return db()
    .select({ id: ideas.id, slug: ideas.slug, title: ideas.title })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), eq(ideas.state, 'published')))
    .orderBy(desc(ideas.publishedAt))
    .limit(limit)
}
