import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { ideas } from '../schema/index.ts'
import { behind, type Place, type SortStep } from './idea-lists.ts'

/** How many published ideas stand before one in a stream, counted no further than `most`. */
export async function countBefore(steps: readonly SortStep[], place: Place, contestId: string, most: number) {
  const turned = steps.map((step) => ({ ...step, down: !step.down }))
  const filter = and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'), behind(turned, place, 0))
  const before = db().select({ id: ideas.id }).from(ideas).where(filter).limit(most).as('before')
  const [row] = await db()
    .select({ ideas: sql<number>`count(*)`.mapWith(Number) })
    .from(before)
  return row?.ideas ?? 0
}

/** The next higher number of votes in a contest and, up to `most`, how many other ideas have the same. */
export async function votesAround(contestId: string, ideaId: string, votes: number, most: number) {
  const inContest = and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'))
  const [above] = await db()
    .select({ votes: ideas.votes })
    .from(ideas)
    .where(and(inContest, gt(ideas.votes, votes)))
    .orderBy(asc(ideas.votes))
    .limit(1)
  const same = await db()
    .select({ id: ideas.id })
    .from(ideas)
    .where(and(inContest, eq(ideas.votes, votes)))
    .limit(most + 1)
  return { votesAbove: above?.votes ?? null, sameVotes: same.filter((idea) => idea.id !== ideaId).length }
}
