import { and, asc, count, desc, eq, gt, gte, inArray, lt, max, ne, notExists, or, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { comparisons, contests, ideas } from '../schema/index.ts'
import { unionAll } from '../union-all.ts'

export type ComparisonRow = typeof comparisons.$inferSelect
type Pair = Pick<ComparisonRow, 'oneId' | 'otherId'>

/** What choosing a pair has to know of an idea. */
const comparedIdea = {
  id: ideas.id,
  lot: ideas.lot,
  met: ideas.met,
  pairWins: ideas.pairWins,
  pairLosses: ideas.pairLosses,
}
export type ComparedIdea = { id: string; lot: number; met: number; pairWins: number; pairLosses: number }

/** Published ideas of a contest by somebody else: those that may be put before this person. */
const comparable = (contestId: string, notBy: string) =>
  and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'), ne(ideas.authorId, notBy))

/**
 * The ideas that met fewest others, up to `limit`; those that met as few begin at the lot `start` and go once round, so
 * that every reader begins elsewhere. Three ranges of the index `ideas_met`, one behind the other: the next is only begun
 * where those before it fall short.
 */
export async function leastMet(
  contestId: string,
  notBy: string,
  start: number,
  limit: number,
): Promise<ComparedIdea[]> {
  const fewest = db()
    .select({ met: ideas.met })
    .from(ideas)
    .where(comparable(contestId, notBy))
    .orderBy(asc(ideas.met))
    .limit(1)
  const range = (condition: SQL | undefined, name: string) =>
    db()
      .select()
      .from(metInOrder(and(comparable(contestId, notBy), condition), limit).as(name))
  const asFew = sql`${ideas.met} = ${fewest}`
  return unionAll(
    range(and(asFew, gte(ideas.lot, start)), 'behind'),
    range(and(asFew, lt(ideas.lot, start)), 'before'),
    range(sql`${ideas.met} > ${fewest}`, 'further'),
  ).limit(limit)
}

const metInOrder = (condition: SQL | undefined, limit: number) =>
  db().select(comparedIdea).from(ideas).where(condition).orderBy(asc(ideas.met), asc(ideas.lot)).limit(limit)

async function byMet(
  contestId: string,
  notBy: string,
  condition: SQL | undefined,
  limit: number,
): Promise<ComparedIdea[]> {
  return metInOrder(and(comparable(contestId, notBy), condition), limit)
}

/** Ideas in the same order behind one of them, for whoever has been through all the pairs before. */
export async function metBehind(contestId: string, notBy: string, last: { met: number; lot: number }, limit: number) {
  const behind = and(gte(ideas.met, last.met), or(gt(ideas.met, last.met), gt(ideas.lot, last.lot)))
  return byMet(contestId, notBy, behind, limit)
}

/** The least met idea that this person has not yet compared with `idea`; passes over those they have. */
export async function freshPartner(contestId: string, personId: string, idea: string) {
  const asked = db()
    .select({ one: comparisons.oneId })
    .from(comparisons)
    .where(
      and(
        eq(comparisons.contestId, contestId),
        eq(comparisons.personId, personId),
        // A pair is stored with the smaller id first; both engines compare these ids by their bytes.
        sql`${comparisons.oneId} = case when ${ideas.id} < ${idea} then ${ideas.id} else ${idea} end`,
        sql`${comparisons.otherId} = case when ${ideas.id} < ${idea} then ${idea} else ${ideas.id} end`,
      ),
    )
  const [found] = await byMet(contestId, personId, and(ne(ideas.id, idea), notExists(asked)), 1)
  return found
}

/** Which pairs among these ideas a person has compared. */
export async function comparedAmong(contestId: string, personId: string, ids: string[]): Promise<Pair[]> {
  if (ids.length === 0) return []
  return db()
    .select({ oneId: comparisons.oneId, otherId: comparisons.otherId })
    .from(comparisons)
    .where(and(ofPerson(contestId, personId), inArray(comparisons.oneId, ids), inArray(comparisons.otherId, ids)))
}

export async function comparisonOf(contestId: string, personId: string, { oneId, otherId }: Pair) {
  const [row] = await db()
    .select()
    .from(comparisons)
    .where(and(ofPerson(contestId, personId), eq(comparisons.oneId, oneId), eq(comparisons.otherId, otherId)))
  return row
}

/** How many pairs a person has compared in a contest. */
export async function comparisonsBy(contestId: string, personId: string) {
  const [row] = await db().select({ n: count() }).from(comparisons).where(ofPerson(contestId, personId))
  return row?.n ?? 0
}

/** A person's latest comparisons in a contest, the last one first. */
export async function latestComparisons(contestId: string, personId: string, limit: number): Promise<ComparisonRow[]> {
  return db()
    .select()
    .from(comparisons)
    .where(ofPerson(contestId, personId))
    .orderBy(desc(comparisons.seq))
    .limit(limit)
}

/** The same with how many there are in all. */
export async function latestOfAllComparisons(contestId: string, personId: string, limit: number) {
  const all = db().select({ n: count() }).from(comparisons).where(ofPerson(contestId, personId))
  const rows = await db()
    .select({ row: comparisons, all: sql<number>`${all}`.mapWith(Number) })
    .from(comparisons)
    .where(ofPerson(contestId, personId))
    .orderBy(desc(comparisons.seq))
    .limit(limit)
  return { latest: rows.map(({ row }) => row), all: rows[0]?.all ?? 0 }
}

/** The number of a person's last comparison in a contest; 0 before the first. */
export async function lastComparison(contestId: string, personId: string) {
  const [row] = await db()
    .select({ seq: max(comparisons.seq) })
    .from(comparisons)
    .where(ofPerson(contestId, personId))
  return row?.seq ?? 0
}

/** Puts a comparison into its place; false when one of the same person and pair, or of the same number, stands there. */
export async function addComparison(row: typeof comparisons.$inferInsert) {
  const added = await db().insert(comparisons).values(row).onConflictDoNothing().returning({ seq: comparisons.seq })
  return added.length === 1
}

/** Gives a comparison to another person under a number of theirs; false when they have said something of that pair. */
export async function moveComparison(row: ComparisonRow, personId: string, seq: number) {
  const moved = await addComparison({ ...row, personId, seq })
  if (moved) await removeComparison(row)
  return moved
}

export async function changeComparison(row: ComparisonRow, change: Partial<typeof comparisons.$inferInsert>) {
  await db().update(comparisons).set(change).where(isRow(row))
}

export async function removeComparison(row: ComparisonRow) {
  await db().delete(comparisons).where(isRow(row))
}

/** Every comparison of a person with its contest, in the order in which they were made. */
export async function comparisonsByPerson(personId: string, state?: ComparisonRow['state']) {
  return db()
    .select({ comparison: comparisons, contest: contests })
    .from(comparisons)
    .innerJoin(contests, eq(contests.id, comparisons.contestId))
    .where(and(eq(comparisons.personId, personId), state && eq(comparisons.state, state)))
    .orderBy(asc(comparisons.contestId), asc(comparisons.seq))
}

/** What the comparisons of these ideas add up to; the counters of the ideas must say the same. */
export async function pairTallyOf(ideaIds: string[]) {
  if (ideaIds.length === 0) return []
  const side = (idea: typeof comparisons.oneId | typeof comparisons.otherId, name: 'one' | 'other') => {
    const counted = (said: string) =>
      sql<number>`sum(case when ${comparisons.state} = 'counted' and ${comparisons.said} = ${said} then 1 else 0 end)`
    return db()
      .select({
        ideaId: idea,
        met: count(),
        pairWins: counted(name).mapWith(Number),
        pairLosses: counted(name === 'one' ? 'other' : 'one').mapWith(Number),
      })
      .from(comparisons)
      .where(inArray(idea, ideaIds))
      .groupBy(idea)
  }
  return [...(await side(comparisons.oneId, 'one')), ...(await side(comparisons.otherId, 'other'))]
}

/** What was said in all comparisons of a contest, and how much of it counts. */
export async function comparisonSums(contestId: string) {
  return db()
    .select({ said: comparisons.said, state: comparisons.state, n: count() })
    .from(comparisons)
    .where(eq(comparisons.contestId, contestId))
    .groupBy(comparisons.said, comparisons.state)
}

/** Published ideas with the highest quick score; those that nobody compared have none. */
export async function pairLeaders(contestId: string, limit: number) {
  return db()
    .select()
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'), gt(ideas.pairScore, 0)))
    .orderBy(desc(ideas.pairScore), desc(ideas.lot))
    .limit(limit)
}

const ofPerson = (contestId: string, personId: string) =>
  and(eq(comparisons.contestId, contestId), eq(comparisons.personId, personId))

const isRow = ({ contestId, personId, oneId, otherId }: ComparisonRow) =>
  and(ofPerson(contestId, personId), eq(comparisons.oneId, oneId), eq(comparisons.otherId, otherId))
