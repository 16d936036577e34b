import { and, asc, count, countDistinct, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, ideas, votes } from '../schema/index.ts'
import { countPapers } from './ballot-papers.ts'

const published = (contestId: string) => and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'))

/** Published ideas whose turn is ours and which have no answer, those promised first first. */
export async function waitingForAnswer(contestId: string, limit: number) {
  return db()
    .select()
    .from(ideas)
    .where(and(published(contestId), eq(ideas.turn, 'ours'), isNull(ideas.answeredAt)))
    .orderBy(asc(ideas.promisedBy), asc(ideas.createdAt), asc(ideas.id))
    .limit(limit)
}

/** The figures of a desk that only its own rows can tell. */
export async function deskFigures(contestId: string, now: Date) {
  const one = async (query: Promise<{ n: number }[]>) => (await query)[0]?.n ?? 0
  const counted = (where: ReturnType<typeof and>) => one(db().select({ n: count() }).from(ideas).where(where))
  const unanswered = and(published(contestId), eq(ideas.turn, 'ours'), isNull(ideas.answeredAt))
  return {
    answered: await counted(and(published(contestId), isNotNull(ideas.answeredAt))),
    waiting: await counted(unanswered),
    overdue: await counted(and(unanswered, lt(ideas.promisedBy, now))),
    held:
      (await counted(and(eq(ideas.contestId, contestId), eq(ideas.state, 'held')))) +
      (await one(
        db()
          .select({ n: count() })
          .from(comments)
          .where(and(eq(comments.contestId, contestId), eq(comments.state, 'held'))),
      )),
    voters:
      (await countPapers(contestId, 'counted')) +
      (await one(
        db()
          .select({ n: countDistinct(votes.personId) })
          .from(votes)
          .where(and(eq(votes.contestId, contestId), eq(votes.state, 'counted'))),
      )),
    unconfirmed:
      (await countPapers(contestId, 'provisional')) +
      (await one(
        db()
          .select({ n: countDistinct(votes.personId) })
          .from(votes)
          .where(and(eq(votes.contestId, contestId), eq(votes.state, 'provisional'))),
      )),
  }
}

/** Published ideas with most counted votes, as they stand now. */
export async function leadingIdeas(contestId: string, limit: number) {
  return db().select().from(ideas).where(published(contestId)).orderBy(desc(ideas.votes), asc(ideas.lot)).limit(limit)
}
