import { and, count, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests, decisions, reports } from '../schema/index.ts'
import { type Asker, visibleContests } from './visible.ts'

/** What stands of what moderators decided, in contests the asker may see; no answers to appeals, which stand beside. */
const stands = (asker: Asker, until: Date) =>
  and(visibleContests(asker), isNull(decisions.undoneAt), isNull(decisions.appealOf), lte(decisions.createdAt, until))

interface Wanted {
  /** Only what can no longer be taken back. */
  until: Date
  before?: { at: Date; id: string }
  limit: number
}

/** Decisions with what came of the appeal against each, newest first. Nobody's name, and nobody's words. */
export async function loggedDecisions(asker: Asker, { until, before, limit }: Wanted) {
  const asked = db()
    .select({ id: reports.id })
    .from(reports)
    .where(
      and(
        eq(reports.subject, decisions.subject),
        eq(reports.subjectId, decisions.subjectId),
        eq(reports.reason, 'appeal'),
        isNull(reports.resolvedAt),
        gte(reports.createdAt, decisions.createdAt),
      ),
    )
  const answers = db()
    .select({ of: decisions.appealOf, outcome: decisions.decision })
    .from(decisions)
    .where(and(isNotNull(decisions.appealOf), isNull(decisions.undoneAt), lte(decisions.createdAt, until)))
    .as('answers')
  return db()
    .select({
      id: decisions.id,
      at: decisions.createdAt,
      subject: decisions.subject,
      decision: decisions.decision,
      reason: decisions.reason,
      answer: answers.outcome,
      asked: sql<number>`case when exists ${asked} then 1 else 0 end`.mapWith(Number),
      contest: { title: contests.title, slug: contests.slug, kind: contests.kind },
    })
    .from(decisions)
    .innerJoin(contests, eq(contests.id, decisions.contestId))
    .leftJoin(answers, eq(answers.of, decisions.id))
    .where(and(stands(asker, until), before && earlier(before)))
    .orderBy(desc(decisions.createdAt), desc(decisions.id))
    .limit(limit)
}

const earlier = ({ at, id }: { at: Date; id: string }) =>
  or(lt(decisions.createdAt, at), and(eq(decisions.createdAt, at), lt(decisions.id, id)))

interface Span {
  from: Date
  to: Date
}

/** How often each was decided in that time. */
export async function countDecisions(asker: Asker, { from, to }: Span) {
  return db()
    .select({ decision: decisions.decision, n: count() })
    .from(decisions)
    .innerJoin(contests, eq(contests.id, decisions.contestId))
    .where(and(stands(asker, to), gte(decisions.createdAt, from), lt(decisions.createdAt, to)))
    .groupBy(decisions.decision)
}

/** How the appeals that were answered in that time ended. */
export async function countAnswers(asker: Asker, { from, to }: Span) {
  return db()
    .select({ decision: decisions.decision, n: count() })
    .from(decisions)
    .innerJoin(contests, eq(contests.id, decisions.contestId))
    .where(
      and(
        visibleContests(asker),
        isNull(decisions.undoneAt),
        inArray(decisions.decision, ['restore', 'uphold']),
        isNotNull(decisions.appealOf),
        gte(decisions.createdAt, from),
        lt(decisions.createdAt, to),
      ),
    )
    .groupBy(decisions.decision)
}
