import { and, asc, count, desc, eq, inArray, type Placeholder, placeholder } from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery } from '../keep-query.ts'
import { ballotPapers, ballotReviews, ballotSecrets, ideas, people, votes } from '../schema/index.ts'

export type BallotReviewRow = typeof ballotReviews.$inferSelect

export async function reviewOf(contestId: string, personId: string): Promise<BallotReviewRow | undefined> {
  const query = keepQuery('review', (connection) =>
    connection
      .select()
      .from(ballotReviews)
      .where(isReview(placeholder('contestId'), placeholder('personId')))
      .prepare(),
  )
  const [row] = await query.execute({ contestId, personId })
  return row
}

/** Whether a ballot is set aside: then its person says nothing in this contest until somebody takes that back. */
export async function isSetAside(contestId: string, personId: string) {
  return (await reviewOf(contestId, personId))?.state === 'quarantined'
}

/** Keeps what speaks against a ballot now; what was decided about it stays. */
export async function putFinding(row: Pick<BallotReviewRow, 'contestId' | 'personId' | 'grounds' | 'foundAt'>) {
  const { grounds, foundAt } = row
  await db()
    .insert(ballotReviews)
    .values({ ...row, state: 'open', stood: {} })
    .onConflictDoUpdate({ target: [ballotReviews.contestId, ballotReviews.personId], set: { grounds, foundAt } })
}

/** Drops findings nobody decided about and that no longer hold. */
export async function dropStaleFindings(contestId: string, personIds: string[]) {
  const waiting = and(eq(ballotReviews.contestId, contestId), eq(ballotReviews.state, 'open'))
  const rows = await db().select({ personId: ballotReviews.personId }).from(ballotReviews).where(waiting)
  const known = new Set(personIds)
  const stale = rows.map(({ personId }) => personId).filter((id) => !known.has(id))
  for (let start = 0; start < stale.length; start += 500)
    await db()
      .delete(ballotReviews)
      .where(and(waiting, inArray(ballotReviews.personId, stale.slice(start, start + 500))))
}

export async function changeReview({ contestId, personId }: BallotReviewRow, change: Partial<BallotReviewRow>) {
  await db().update(ballotReviews).set(change).where(isReview(contestId, personId))
}

/** Reviews of a contest: undecided first, then those decided last; each with who decided. */
export async function reviewsIn(contestId: string, limit: number) {
  return db()
    .select({ review: ballotReviews, by: people.name })
    .from(ballotReviews)
    .leftJoin(people, eq(people.id, ballotReviews.decidedBy))
    .where(eq(ballotReviews.contestId, contestId))
    .orderBy(asc(ballotReviews.state), desc(ballotReviews.foundAt), asc(ballotReviews.personId))
    .limit(limit)
}

export async function reviewsByState(contestId: string) {
  const rows = await db()
    .select({ state: ballotReviews.state, n: count() })
    .from(ballotReviews)
    .where(eq(ballotReviews.contestId, contestId))
    .groupBy(ballotReviews.state)
  const of = (state: BallotReviewRow['state']) => Number(rows.find((row) => row.state === state)?.n ?? 0)
  return { open: of('open'), standing: of('standing'), quarantined: of('quarantined') }
}

/** What the counted ones among the ballots set aside would say, with the last entry of each. */
export async function votesSetAside(contestId: string) {
  const reviewed = and(eq(ballotReviews.contestId, votes.contestId), eq(ballotReviews.personId, votes.personId))
  const rows = await db()
    .select({ person: votes.personId, idea: votes.ideaId, stood: ballotReviews.stood, ballot: ballotSecrets.ballot })
    .from(votes)
    .innerJoin(ballotReviews, reviewed)
    .innerJoin(ballotSecrets, and(eq(ballotSecrets.contestId, votes.contestId), eq(ballotSecrets.seq, votes.seq)))
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .where(and(eq(votes.contestId, contestId), eq(votes.state, 'void'), eq(ideas.state, 'published')))
    .orderBy(asc(votes.personId), asc(votes.ideaId))
  return rows.filter(({ idea, stood }) => stood[idea] === 'counted')
}

export async function papersSetAside(contestId: string) {
  const reviewed = and(
    eq(ballotReviews.contestId, ballotPapers.contestId),
    eq(ballotReviews.personId, ballotPapers.personId),
  )
  const said = and(eq(ballotSecrets.contestId, ballotPapers.contestId), eq(ballotSecrets.seq, ballotPapers.seq))
  const rows = await db()
    .select({ marks: ballotPapers.marks, stood: ballotReviews.stood, ballot: ballotSecrets.ballot })
    .from(ballotPapers)
    .innerJoin(ballotReviews, reviewed)
    .innerJoin(ballotSecrets, said)
    .where(and(eq(ballotPapers.contestId, contestId), eq(ballotPapers.state, 'void')))
    .orderBy(asc(ballotPapers.personId))
  return rows.filter(({ stood }) => stood[''] === 'counted')
}

const isReview = (contestId: string | Placeholder, personId: string | Placeholder) =>
  and(eq(ballotReviews.contestId, contestId), eq(ballotReviews.personId, personId))
