import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { answers, contests, ideas } from '../schema/index.ts'
import { type Asker, visibleIdeas } from './visible.ts'

/** More than this is not counted: nobody reads more precisely than “99”. */
const enough = 99

/** How many ideas were published in these contests since then. */
export async function ideasSince(contestIds: string[], since: Date) {
  if (contestIds.length === 0) return 0
  const found = db()
    .select({ id: ideas.id })
    .from(ideas)
    .where(and(inArray(ideas.contestId, contestIds), eq(ideas.state, 'published'), gt(ideas.publishedAt, since)))
    .limit(enough)
    .as('found')
  return counted(
    await db()
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(found),
  )
}

/** How many ideas the asker may read were answered since then. */
export async function answersSince(asker: Asker, since: Date) {
  const found = db()
    .select({ id: answers.id })
    .from(answers)
    .innerJoin(ideas, eq(ideas.id, answers.ideaId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(
      and(
        isNull(answers.supersededAt),
        gt(answers.createdAt, since),
        eq(ideas.state, 'published'),
        visibleIdeas(asker),
      ),
    )
    .limit(enough)
    .as('found')
  return counted(
    await db()
      .select({ n: sql<number>`count(*)`.mapWith(Number) })
      .from(found),
  )
}

const counted = (rows: { n: number }[]) => rows[0]?.n ?? 0
