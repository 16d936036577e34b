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

export interface Span {
  from: Date
  to: Date
}

/**
 * How often each was decided in each of these times, and how the appeals ended that were answered in it; `span` counts
 * from 0. One question, however many times.
 */
export async function countDecisions(asker: Asker, spans: Span[]) {
  const whens = spans.map(
    ({ from, to }, nth) => sql`when ${and(gte(decisions.createdAt, from), lt(decisions.createdAt, to))} then ${nth}`,
  )
  const last = spans.reduce((latest, { to }) => (to > latest ? to : latest), new Date(0))
  const first = spans.reduce((earliest, { from }) => (from < earliest ? from : earliest), last)
  const found = db()
    .select({
      span: sql<number>`cast(case ${sql.join(whens, sql` `)} end as integer)`.as('span'),
      decision: decisions.decision,
      answers: sql<boolean>`${decisions.appealOf} is not null`.as('answers'),
    })
    .from(decisions)
    .innerJoin(contests, eq(contests.id, decisions.contestId))
    .where(
      and(
        visibleContests(asker),
        isNull(decisions.undoneAt),
        or(isNull(decisions.appealOf), inArray(decisions.decision, ['restore', 'uphold'])),
        gte(decisions.createdAt, first),
        lt(decisions.createdAt, last),
      ),
    )
    .as('found')
  return db()
    .select({ span: found.span, decision: found.decision, answers: found.answers, n: count() })
    .from(found)
    .where(isNotNull(found.span))
    .groupBy(sql`${found.span}`, found.decision, sql`${found.answers}`)
}
