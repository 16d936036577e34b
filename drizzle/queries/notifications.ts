import {
  and,
  asc,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  placeholder,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery } from '../keep-query.ts'
import {
  answers,
  comments,
  contests,
  groups,
  ideas,
  letterAnswers,
  letters,
  notifications,
  people,
} from '../schema/index.ts'
import { type Asker, visibleContests, visibleIdeas } from './visible.ts'

export type NotificationRow = typeof notifications.$inferSelect
export type NewsRow = Awaited<ReturnType<typeof newsFor>>[number]

/** More than this is not counted: nobody reads more precisely than “99”. */
const enough = 99

/** Of several reasons to hear of one event the first that is written stays. */
export async function addNotifications(rows: (typeof notifications.$inferInsert)[]) {
  for (let start = 0; start < rows.length; start += 300) {
    await db()
      .insert(notifications)
      .values(rows.slice(start, start + 300))
      .onConflictDoNothing()
  }
}

interface Wanted {
  /** Only what waits for a digest, or stands in this one. */
  mailId?: string | null
  before?: Date
  limit: number
}

/** What there is to hear for somebody, as far as they may read it now, the newest first. */
export async function newsFor(asker: Asker, { mailId, before, limit }: Wanted) {
  const digest =
    mailId === undefined ? undefined : mailId === null ? isNull(notifications.mailId) : eq(notifications.mailId, mailId)
  return db()
    .select({
      news: notifications,
      contest: contests,
      idea: ideas,
      comment: comments,
      answer: answers,
      letter: letters,
      letterAnswer: letterAnswers,
      union: groups.name,
      /** Whose answer it is, else whose comment or idea. Of an open letter only an answer is somebody's. */
      name: people.name,
    })
    .from(notifications)
    .leftJoin(contests, eq(contests.id, notifications.contestId))
    .leftJoin(ideas, eq(ideas.id, notifications.ideaId))
    .leftJoin(comments, eq(comments.id, notifications.subjectId))
    .leftJoin(answers, eq(answers.id, notifications.subjectId))
    .leftJoin(letterAnswers, eq(letterAnswers.id, notifications.subjectId))
    .leftJoin(letters, eq(letters.id, sql`coalesce(${letterAnswers.letterId}, ${notifications.subjectId})`))
    .leftJoin(groups, eq(groups.id, letters.groupId))
    .leftJoin(people, eq(people.id, whose))
    .where(and(readableBy(asker), digest, before ? lt(notifications.createdAt, before) : undefined))
    .orderBy(desc(notifications.createdAt), desc(notifications.eventId))
    .limit(limit)
}

/** Whether anything lies there unread, readable or not: for most people on most pages nothing does. */
async function hasUnread(personId: string) {
  const query = keepQuery('unread', (connection) =>
    connection
      .select({ id: notifications.eventId })
      .from(notifications)
      .where(and(eq(notifications.personId, placeholder('personId')), isNull(notifications.readAt)))
      .limit(1)
      .prepare(),
  )
  return (await query.execute({ personId })).length > 0
}

/** How much of it was not marked as read. */
export async function unreadFor(asker: Asker) {
  if (!(await hasUnread(asker.id))) return 0
  const found = db()
    .select({ id: notifications.eventId })
    .from(notifications)
    .leftJoin(contests, eq(contests.id, notifications.contestId))
    .leftJoin(ideas, eq(ideas.id, notifications.ideaId))
    .leftJoin(comments, eq(comments.id, notifications.subjectId))
    .leftJoin(answers, eq(answers.id, notifications.subjectId))
    .leftJoin(letterAnswers, eq(letterAnswers.id, notifications.subjectId))
    .leftJoin(letters, eq(letters.id, sql`coalesce(${letterAnswers.letterId}, ${notifications.subjectId})`))
    .leftJoin(people, eq(people.id, whose))
    .where(and(readableBy(asker), isNull(notifications.readAt)))
    .limit(enough)
    .as('found')
  const [row] = await db()
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(found)
  return row?.n ?? 0
}

const whose = sql`coalesce(${letterAnswers.authorId}, ${answers.authorId}, ${comments.authorId}, ${ideas.authorId})`

/**
 * What an event told of must still stand as it told: nobody reads of what was hidden since, of whom has no public page
 * any more, of an answer that was corrected (the correction is news of its own).
 */
function readableBy(asker: Asker): SQL {
  const stands = or(
    and(eq(notifications.kind, 'idea.hidden'), eq(ideas.state, 'hidden')),
    and(eq(notifications.kind, 'idea.returned'), eq(ideas.state, 'held')),
    and(
      eq(notifications.kind, 'appeal.refused'),
      inArray(ideas.state, ['hidden', 'held']),
      eq(ideas.authorId, asker.id),
    ),
    and(
      sql`${notifications.kind} not in ('idea.hidden', 'idea.returned')`,
      or(inArray(ideas.state, ['published', 'merged']), and(eq(ideas.state, 'held'), eq(ideas.authorId, asker.id))),
    ),
  )
  return and(
    eq(notifications.personId, asker.id),
    or(
      eq(notifications.contestId, ''),
      and(isNull(notifications.ideaId), isNotNull(contests.id), visibleContests(asker)),
      and(isNotNull(contests.id), visibleIdeas(asker), stands),
    ),
    or(sql`${notifications.kind} not in ('letter.written', 'letter.answered')`, letterStands),
    or(sql`${notifications.kind} not in ('comment.published', 'comment.restored')`, eq(comments.state, 'published')),
    or(ne(notifications.kind, 'comment.hidden'), eq(comments.state, 'hidden')),
    or(ne(notifications.kind, 'comment.returned'), eq(comments.state, 'held')),
    or(ne(notifications.kind, 'idea.answered'), and(isNotNull(answers.id), isNull(answers.supersededAt))),
    or(
      ne(notifications.why, 'person'),
      and(eq(people.isPublic, true), isNull(people.suspendedAt), eq(ideas.pseudonym, '')),
    ),
  ) as SQL
}

/** A letter that nobody hid, and of its answers the one that was not corrected since. */
const letterStands = and(
  isNotNull(letters.id),
  isNull(letters.hiddenAt),
  or(ne(notifications.kind, 'letter.answered'), and(isNotNull(letterAnswers.id), isNull(letterAnswers.supersededAt))),
)

/** Marks one piece of news, or all there is, as read. */
export async function markRead(personId: string, now: Date, eventId?: string) {
  const one = eventId === undefined ? undefined : eq(notifications.eventId, eventId)
  await db()
    .update(notifications)
    .set({ readAt: now })
    .where(and(eq(notifications.personId, personId), isNull(notifications.readAt), one))
}

/** People whose news waits for a digest and who have not been looked at, or are to be by now. */
export async function peopleWithNewsDue(now: Date, limit: number) {
  const waiting = db().select({ id: notifications.personId }).from(notifications).where(isNull(notifications.mailId))
  return db()
    .select()
    .from(people)
    .where(and(inArray(people.id, waiting), or(isNull(people.newsDueAt), lte(people.newsDueAt, now))))
    .orderBy(asc(people.newsDueAt), asc(people.id))
    .limit(limit)
}

/** The oldest news that waits for somebody's digest. */
export async function oldestWaiting(personId: string) {
  const [row] = await db()
    .select({ at: notifications.createdAt })
    .from(notifications)
    .where(and(eq(notifications.personId, personId), isNull(notifications.mailId)))
    .orderBy(asc(notifications.createdAt))
    .limit(1)
  return row?.at
}

/** Puts all that waits into a digest, or with an empty id into none. */
export async function putIntoDigest(personId: string, mailId: string) {
  await db()
    .update(notifications)
    .set({ mailId })
    .where(and(eq(notifications.personId, personId), isNull(notifications.mailId)))
}

export async function moveNotifications(fromId: string, toId: string) {
  const rows = await db().select().from(notifications).where(eq(notifications.personId, fromId))
  await addNotifications(rows.map((row) => ({ ...row, personId: toId, mailId: '' })))
  await db().delete(notifications).where(eq(notifications.personId, fromId))
}

/** Forgets news older than that. */
export async function dropOldNotifications(before: Date) {
  await db().delete(notifications).where(lt(notifications.createdAt, before))
}
