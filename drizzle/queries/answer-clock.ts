import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { answers, contestRoles, contests, holdingMessages, ideas, people, pulses } from '../schema/index.ts'
import { type Sized, type Summed, sumUp } from '../sum-up.ts'
import { addContestRole, type ContestRole } from './contests.ts'

/** Published ideas that wait for the team; what is due first, to be read or to be answered, stands first. */
export async function answerQueue(contestId: string, limit: number) {
  const verdict = sql<'yes' | 'partly' | 'no' | null>`(
    select p.verdict from pulses p where p.idea_id = ideas.id order by p.created_at desc limit 1)`
  return db()
    .select({ idea: ideas, verdict })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), waits))
    .orderBy(sql`${due} nulls last`, asc(ideas.createdAt), asc(ideas.id))
    .limit(limit)
}

/** To be read, else to be answered; word for word as in the index `ideas_due`. */
const due = sql`case when ${ideas.readAt} is null and ${ideas.readPromisedBy} is not null
  then ${ideas.readPromisedBy} else ${ideas.promisedBy} end`

/** Published, ours to answer and not answered; in the words of the index, which a database takes for no other ones. */
export const waits = sql`${ideas.state} = 'published' and ${ideas.turn} = 'ours' and ${ideas.answeredAt} is null`

export async function countWaiting(contestId: string) {
  const [row] = await db()
    .select({ n: count() })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), waits))
  return row?.n ?? 0
}

/** Ideas whose answer is late and of which nobody above was told, those of one contest together. */
export async function lateAndUntold(now: Date, limit: number) {
  return db()
    .select({
      id: ideas.id,
      slug: ideas.slug,
      title: ideas.title,
      promisedBy: ideas.promisedBy,
      contestId: contests.id,
    })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(waits, lt(ideas.promisedBy, now), isNull(ideas.escalatedAt)))
    .orderBy(asc(contests.id), asc(ideas.promisedBy), asc(ideas.id))
    .limit(limit)
}

/** Marks them as told; answers the ids that nobody had marked before. */
export async function markEscalated(ideaIds: string[], at: Date) {
  const marked = await db()
    .update(ideas)
    .set({ escalatedAt: at })
    .where(and(inArray(ideas.id, ideaIds), isNull(ideas.escalatedAt)))
    .returning({ id: ideas.id })
  return marked.map(({ id }) => id)
}

/** Whoever answers in a contest, by role, in the order in which they were named. */
export async function answerersOf(contestId: string) {
  return db()
    .select({ role: contestRoles.role, person: people })
    .from(contestRoles)
    .innerJoin(people, eq(people.id, contestRoles.personId))
    .where(and(eq(contestRoles.contestId, contestId), inArray(contestRoles.role, ['owner', 'deputy', 'escalation'])))
    .orderBy(desc(contestRoles.role), asc(contestRoles.createdAt), asc(people.id))
}

/** Whoever stands in for the owners of one contest does so in another as well. */
export async function copyStandIns(fromId: string, toId: string) {
  const standIns = (await answerersOf(fromId)).filter(({ role, person }) => role !== 'owner' && !person.suspendedAt)
  for (const { role, person } of standIns) await addContestRole(toId, person.id, role)
}

/** Takes a role from one person, or from whoever has it. */
export async function dropContestRole(contestId: string, role: ContestRole, personId?: string) {
  await db()
    .delete(contestRoles)
    .where(
      and(
        eq(contestRoles.contestId, contestId),
        eq(contestRoles.role, role),
        personId === undefined ? undefined : eq(contestRoles.personId, personId),
      ),
    )
}

export async function addHoldingMessage(row: typeof holdingMessages.$inferInsert) {
  await db().insert(holdingMessages).values(row)
}

/** The newest holding message of an idea, with who signed it. */
export async function holdingMessageOf(ideaId: string) {
  const { text, until, createdAt, authorTitle } = holdingMessages
  const [row] = await db()
    .select({ text, until, createdAt, authorTitle, author: people.name })
    .from(holdingMessages)
    .innerJoin(people, eq(people.id, holdingMessages.authorId))
    .where(eq(holdingMessages.ideaId, ideaId))
    .orderBy(desc(createdAt), desc(holdingMessages.id))
    .limit(1)
  return row
}

/** In a question over rows: how many of them are so. */
export const howMany = (condition: SQL) =>
  sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)

/** Published ideas of one contest, or of all that everybody may see. */
const within = (contestId?: string) =>
  and(
    eq(ideas.state, 'published'),
    contestId === undefined ? eq(contests.audience, 'everyone') : eq(ideas.contestId, contestId),
  )

/**
 * How promised answers were kept, counted from the answers themselves: given in time, given late, overdue at `now`, and
 * the median of days they were waited for (null before the first). A promise that an unheard author renewed counts anew.
 */
export async function answerRecord(now: Date, contest?: Sized) {
  const contestId = contest?.id
  const ask = <Row>(question: Summed<Row>) => (contest ? sumUp(contest, question) : question)
  const given = db()
    .select({
      kept: howMany(sql`${answers.createdAt} <= ${answers.promisedBy}`).as('kept'),
      late: howMany(sql`${answers.createdAt} > ${answers.promisedBy}`).as('late'),
    })
    .from(answers)
    .innerJoin(ideas, eq(ideas.id, answers.ideaId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(within(contestId), isNotNull(answers.promisedBy)))
  const overdue = db()
    .select({ n: count().as('n') })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(within(contestId), waits, lt(ideas.promisedBy, now)))
  const [{ kept, late } = { kept: 0, late: 0 }] = await ask(given)
  const [{ n: broken } = { n: 0 }] = await ask(overdue)
  return { kept, late, broken, days: await medianDays(kept + late, contestId) }
}

const day = 24 * 60 * 60 * 1000

/** The lower of the two in the middle where their number is even. */
async function medianDays(answered: number, contestId?: string) {
  if (answered === 0) return null
  const [middle] = await db()
    .select({ at: answers.createdAt, asked: answers.askedAt })
    .from(answers)
    .innerJoin(ideas, eq(ideas.id, answers.ideaId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(within(contestId), isNotNull(answers.promisedBy)))
    .orderBy(sql`${answers.createdAt} - ${answers.askedAt}`, asc(answers.id))
    .limit(1)
    .offset(Math.floor((answered - 1) / 2))
  return middle?.asked ? Math.round((middle.at.getTime() - middle.asked.getTime()) / day) : null
}

export type PulseRow = typeof pulses.$inferSelect

/** Keeps what the author said to an answer; false when they had said it before. */
export async function addPulse(row: typeof pulses.$inferInsert) {
  const added = await db().insert(pulses).values(row).onConflictDoNothing().returning({ id: pulses.answerId })
  return added.length === 1
}

export async function pulseOf(answerId: string) {
  const [row] = await db().select().from(pulses).where(eq(pulses.answerId, answerId))
  return row
}

export async function keepReply(answerId: string, replyId: string) {
  await db().update(pulses).set({ replyId }).where(eq(pulses.answerId, answerId))
}
