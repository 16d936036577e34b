import { and, asc, count, eq, gt, ne } from 'drizzle-orm'
import { db } from '../database.ts'
import { ballotPapers, ballotSecrets, contests, ideas, people } from '../schema/index.ts'

const papersAtOnce = 500

export type PaperRow = typeof ballotPapers.$inferSelect

export async function paperOf(contestId: string, personId: string): Promise<PaperRow | undefined> {
  const [row] = await db().select().from(ballotPapers).where(isPaper(contestId, personId))
  return row
}

/** Writes a paper or replaces what stands; when it was first handed in stays. */
export async function savePaper(row: typeof ballotPapers.$inferInsert) {
  const { marks, state, seq, updatedAt } = row
  await db()
    .insert(ballotPapers)
    .values(row)
    .onConflictDoUpdate({
      target: [ballotPapers.contestId, ballotPapers.personId],
      set: { marks, state, seq, updatedAt },
    })
}

export async function removePaper({ contestId, personId }: PaperRow) {
  await db().delete(ballotPapers).where(isPaper(contestId, personId))
}

/** Gives a paper to another person, who has none in this contest. */
export async function movePaper({ contestId, personId }: PaperRow, toId: string) {
  await db().update(ballotPapers).set({ personId: toId }).where(isPaper(contestId, personId))
}

/** Every paper of a person with its contest, in the order in which they were handed in. */
export async function papersBy(personId: string) {
  return db()
    .select({ paper: ballotPapers, contest: contests })
    .from(ballotPapers)
    .innerJoin(contests, eq(contests.id, ballotPapers.contestId))
    .where(eq(ballotPapers.personId, personId))
    .orderBy(asc(ballotPapers.createdAt), asc(ballotPapers.contestId))
}

/**
 * Papers of a contest in one state in the order of their people, after one, each with the affiliation of its person and
 * with its last entry in the log.
 */
export async function papersAfter(
  contestId: string,
  personId: string,
  limit: number,
  state: 'counted' | 'provisional' = 'counted',
) {
  return db()
    .select({
      personId: ballotPapers.personId,
      affiliation: people.affiliation,
      marks: ballotPapers.marks,
      ballot: ballotSecrets.ballot,
    })
    .from(ballotPapers)
    .innerJoin(people, eq(people.id, ballotPapers.personId))
    .leftJoin(
      ballotSecrets,
      and(eq(ballotSecrets.contestId, ballotPapers.contestId), eq(ballotSecrets.seq, ballotPapers.seq)),
    )
    .where(
      and(eq(ballotPapers.contestId, contestId), eq(ballotPapers.state, state), gt(ballotPapers.personId, personId)),
    )
    .orderBy(asc(ballotPapers.personId))
    .limit(limit)
}

/** Papers that stand, counted or not, with the ballot that last said so. */
export async function standingPapers(contestId: string) {
  const found: StandingPaper[] = []
  for await (const papers of standingPieces(contestId)) found.push(...papers)
  return found
}

type StandingPaper = Pick<PaperRow, 'marks' | 'state'> & { ballot: string }

/** The same in pieces that fit into memory. */
export async function* standingPieces(contestId: string): AsyncGenerator<StandingPaper[]> {
  const said = and(eq(ballotSecrets.contestId, ballotPapers.contestId), eq(ballotSecrets.seq, ballotPapers.seq))
  const stands = and(eq(ballotPapers.contestId, contestId), ne(ballotPapers.state, 'void'))
  for (let after = ''; ; ) {
    const rows = await db()
      .select({ paper: ballotPapers, ballot: ballotSecrets.ballot })
      .from(ballotPapers)
      .innerJoin(ballotSecrets, said)
      .where(and(stands, gt(ballotPapers.personId, after)))
      .orderBy(asc(ballotPapers.personId))
      .limit(papersAtOnce)
    yield rows.map(({ paper: { marks, state }, ballot }) => ({ marks, state, ballot }))
    const last = rows.at(-1)?.paper
    if (!last || rows.length < papersAtOnce) return
    after = last.personId
  }
}

export async function countPapers(contestId: string, state: 'counted' | 'provisional') {
  const [row] = await db()
    .select({ n: count() })
    .from(ballotPapers)
    .where(and(eq(ballotPapers.contestId, contestId), eq(ballotPapers.state, state)))
  return row?.n ?? 0
}

/** Ideas that stand on the ballot of a contest, by the lot each of them drew. */
export async function ideasOnBallot(contestId: string) {
  return db()
    .select({
      id: ideas.id,
      slug: ideas.slug,
      title: ideas.title,
      excerpt: ideas.excerpt,
      language: ideas.language,
      authorId: ideas.authorId,
      cost: ideas.cost,
      lot: ideas.lot,
    })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), eq(ideas.state, 'published')))
    .orderBy(asc(ideas.lot), asc(ideas.id))
}

const isPaper = (contestId: string, personId: string) =>
  and(eq(ballotPapers.contestId, contestId), eq(ballotPapers.personId, personId))
