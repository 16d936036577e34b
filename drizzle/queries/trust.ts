import { and, eq, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, heldTexts, ideas, people, trustLevels } from '../schema/index.ts'
import { unionAll } from '../union-all.ts'

export async function trustSetFor(personId: string) {
  const [row] = await db().select().from(trustLevels).where(eq(trustLevels.personId, personId))
  return row
}

/** Since when somebody is here, and what was set for them by hand. */
export async function hereSince(personId: string) {
  const [row] = await db()
    .select({ since: people.createdAt, set: trustLevels })
    .from(people)
    .leftJoin(trustLevels, eq(trustLevels.personId, people.id))
    .where(eq(people.id, personId))
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

/** How many ideas and comments of a person stand published, and when one that is still away was taken down last. */
export async function standingOfTexts(personId: string) {
  // What is counted is told apart afterwards: a condition on the state would tempt SQLite away from the author.
  const textsBy = (texts: typeof ideas | typeof comments) =>
    db()
      .select({
        accepted: sql<number>`count(*) filter (where ${texts.state} = 'published')`.mapWith(Number),
        removedAt: sql<Date | null>`max(${texts.updatedAt}) filter (where ${texts.state} = 'hidden')`.mapWith(
          texts.updatedAt,
        ),
      })
      .from(texts)
      .where(eq(texts.authorId, personId))
  const rows = await unionAll(textsBy(ideas), textsBy(comments))
  const times = rows.flatMap(({ removedAt }) => removedAt ?? [])
  return {
    accepted: rows.reduce((sum, { accepted }) => sum + accepted, 0),
    removedAt: times.sort((one, two) => two.getTime() - one.getTime())[0],
  }
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
