import { and, asc, desc, eq, gt, type Placeholder, placeholder, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import type { Db } from '../engines/sqlite.ts'
import { keepQuery } from '../keep-query.ts'
import { ideas } from '../schema/index.ts'
import { sharedRead } from '../shared-read.ts'
import { behind, type Place, type SortStep } from './idea-lists.ts'

/** How many published ideas stand before one in a stream, counted no further than `most`. */
export async function countBefore(steps: readonly SortStep[], place: Place, contestId: string, most: number) {
  const turned = steps.map((step) => ({ ...step, down: !step.down }))
  // From the top down: PostgreSQL would otherwise look at ideas in any order until it has found so many.
  const fromTop = steps.flatMap(({ by, down }) => (by === 'hash' ? [] : [down ? desc(ideas[by]) : asc(ideas[by])]))
  const isKept = steps.every(({ by }) => by !== 'publishedAt' && by !== 'hash')
  if (!isKept) return sumOf(await standingBefore(db(), contestId, behind(turned, place, 0), fromTop, most))

  const values = Object.fromEntries(place.map((value, index) => [`place${index}`, value]))
  const places = Object.keys(values).map((name) => placeholder(name)) as unknown as Place
  const query = keepQuery(`before ${turned.map(({ by, down }) => `${by} ${down}`)}`, (connection) =>
    standingBefore(
      connection,
      placeholder('contestId'),
      behind(turned, places, 0),
      fromTop,
      placeholder('most'),
    ).prepare(),
  )
  return sumOf(await query.execute({ contestId, most, ...values }))
}

const sumOf = ([row]: { ideas: number }[]) => row?.ideas ?? 0

function standingBefore(
  connection: Db,
  contestId: string | Placeholder,
  behindIt: SQL | undefined,
  fromTop: SQL[],
  most: number | Placeholder,
) {
  const filter = and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'), behindIt)
  const before = connection
    .select({ id: ideas.id })
    .from(ideas)
    .where(filter)
    .orderBy(...fromTop)
    .limit(most)
    .as('before')
  return connection.select({ ideas: sql<number>`count(*)`.mapWith(Number) }).from(before)
}

/** The votes and lots of the published ideas with the most votes, `most` of them, the first first. */
export async function leadersOf(contestId: string, most: number) {
  const query = keepQuery('leaders', (connection) =>
    connection
      .select({ votes: ideas.votes, lot: ideas.lot })
      .from(ideas)
      .where(and(eq(ideas.contestId, placeholder('contestId')), eq(ideas.state, 'published')))
      .orderBy(desc(ideas.votes), desc(ideas.lot))
      .limit(placeholder('most'))
      .prepare(),
  )
  return sharedRead(`leaders ${most} ${contestId}`, () => query.execute({ contestId, most }))
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
