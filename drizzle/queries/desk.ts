import { and, asc, count, countDistinct, desc, eq, isNotNull, lt } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, ideas, votes } from '../schema/index.ts'
import { type Sized, sumUp } from '../sum-up.ts'
import { howMany, waits } from './answer-clock.ts'
import { countPapers } from './ballot-papers.ts'

const published = (contestId: string) => and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'))

/** What waits at a desk: for an answer, for one that is late already, and for a moderator. */
export async function deskFigures(contestId: string, now: Date) {
  const [{ waiting, overdue } = { waiting: 0, overdue: 0 }] = await db()
    .select({ waiting: count(), overdue: howMany(lt(ideas.promisedBy, now)) })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), waits))
  const heldIdeas = and(eq(ideas.contestId, contestId), eq(ideas.state, 'held'))
  const heldComments = and(eq(comments.contestId, contestId), eq(comments.state, 'held'))
  const held =
    (await only(db().select({ n: count() }).from(ideas).where(heldIdeas))) +
    (await only(db().select({ n: count() }).from(comments).where(heldComments)))
  return { waiting, overdue, held }
}

/** Ideas that are answered, and people whose votes or ballots are counted or who have confirmed no address yet. */
export async function deskTotals(contest: Sized) {
  const answered = db()
    .select({ n: count().as('n') })
    .from(ideas)
    .where(and(published(contest.id), isNotNull(ideas.answeredAt)))
  const voters = async (state: 'counted' | 'provisional') => {
    const cast = and(eq(votes.contestId, contest.id), eq(votes.state, state))
    const question = db()
      .select({ n: countDistinct(votes.personId).as('n') })
      .from(votes)
      .where(cast)
    return (await countPapers(contest.id, state)) + (await only(sumUp(contest, question)))
  }
  return {
    answered: await only(sumUp(contest, answered)),
    voters: await voters('counted'),
    unconfirmed: await voters('provisional'),
  }
}

const only = async (question: PromiseLike<{ n: number }[]>) => (await question)[0]?.n ?? 0

/** Published ideas with most counted votes, as they stand now. */
export async function leadingIdeas(contestId: string, limit: number) {
  return db().select().from(ideas).where(published(contestId)).orderBy(desc(ideas.votes), asc(ideas.lot)).limit(limit)
}
