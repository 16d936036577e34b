import { and, count, desc, eq } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, heldTexts, ideas, trustLevels } from '../schema/index.ts'
import { ideaState } from './idea-state.ts'

export async function trustSetFor(personId: string) {
  const [row] = await db().select().from(trustLevels).where(eq(trustLevels.personId, personId))
  return row
}

export async function setTrust({ personId, ...row }: typeof trustLevels.$inferInsert) {
  await db()
    .insert(trustLevels)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: trustLevels.personId, set: row })
}

/** From then on the published rules decide again. */
export async function unsetTrust(personId: string) {
  await db().delete(trustLevels).where(eq(trustLevels.personId, personId))
}

/** How many ideas and comments of a person stand published. */
export async function acceptedTexts(personId: string) {
  const [own] = await db()
    .select({ n: count() })
    .from(ideas)
    .where(and(eq(ideas.authorId, personId), eq(ideaState, 'published')))
  const [said] = await db()
    .select({ n: count() })
    .from(comments)
    .where(and(eq(comments.authorId, personId), eq(comments.state, 'published')))
  return Number(own?.n ?? 0) + Number(said?.n ?? 0)
}

/** When a text of a person was taken down last, of those that are still away. */
export async function lastRemoval(personId: string) {
  const [idea] = await db()
    .select({ at: ideas.updatedAt })
    .from(ideas)
    .where(and(eq(ideas.authorId, personId), eq(ideas.state, 'hidden')))
    .orderBy(desc(ideas.updatedAt))
    .limit(1)
  const [comment] = await db()
    .select({ at: comments.updatedAt })
    .from(comments)
    .where(and(eq(comments.authorId, personId), eq(comments.state, 'hidden')))
    .orderBy(desc(comments.updatedAt))
    .limit(1)
  const times = [idea?.at, comment?.at].filter((at) => at !== undefined)
  return times.sort((one, two) => two.getTime() - one.getTime())[0]
}

/** Why a text waits; said anew whenever it is held anew. */
export async function keepHeldWhy(row: typeof heldTexts.$inferInsert) {
  const { why, createdAt } = row
  await db()
    .insert(heldTexts)
    .values(row)
    .onConflictDoUpdate({ target: [heldTexts.subject, heldTexts.subjectId], set: { why, createdAt } })
}

export async function dropHeldWhy(subject: 'idea' | 'comment', subjectId: string) {
  await db()
    .delete(heldTexts)
    .where(and(eq(heldTexts.subject, subject), eq(heldTexts.subjectId, subjectId)))
}

export async function heldWhy(subject: 'idea' | 'comment', subjectId: string) {
  const [row] = await db()
    .select({ why: heldTexts.why })
    .from(heldTexts)
    .where(and(eq(heldTexts.subject, subject), eq(heldTexts.subjectId, subjectId)))
  return row?.why ?? []
}
