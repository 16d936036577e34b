import { and, eq } from 'drizzle-orm'
import { db } from '../database.ts'
import { follows } from '../schema/index.ts'

export async function addFollow(personId: string, kind: 'contest' | 'idea', subjectId: string, createdAt: Date) {
  await db().insert(follows).values({ personId, kind, subjectId, createdAt }).onConflictDoNothing()
}

export async function dropFollow(personId: string, kind: 'contest' | 'idea', subjectId: string) {
  await db()
    .delete(follows)
    .where(followBy(personId, kind, subjectId))
}

export async function doesFollow(personId: string, kind: 'contest' | 'idea', subjectId: string) {
  const [row] = await db()
    .select({ at: follows.createdAt })
    .from(follows)
    .where(followBy(personId, kind, subjectId))
  return row !== undefined
}

const followBy = (personId: string, kind: 'contest' | 'idea', subjectId: string) =>
  and(eq(follows.personId, personId), eq(follows.kind, kind), eq(follows.subjectId, subjectId))
