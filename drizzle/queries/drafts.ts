import { and, eq, lt } from 'drizzle-orm'
import { db } from '../database.ts'
import { drafts } from '../schema/index.ts'

export type DraftContent = Record<string, string | string[]>

export async function draftAt(personId: string, place: string) {
  const [row] = await db()
    .select()
    .from(drafts)
    .where(and(eq(drafts.personId, personId), eq(drafts.place, place)))
  return row
}

export async function keepDraft(personId: string, place: string, content: DraftContent, updatedAt: Date) {
  await db()
    .insert(drafts)
    .values({ personId, place, content, updatedAt })
    .onConflictDoUpdate({ target: [drafts.personId, drafts.place], set: { content, updatedAt } })
}

export async function dropDraft(personId: string, place: string) {
  await db()
    .delete(drafts)
    .where(and(eq(drafts.personId, personId), eq(drafts.place, place)))
}

export async function dropOldDrafts(before: Date) {
  await db().delete(drafts).where(lt(drafts.updatedAt, before))
}
