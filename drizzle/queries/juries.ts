import { and, asc, count, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { contestRoles, contests, ideas, invitations, juries, people, scorecards } from '../schema/index.ts'

export type JuryRow = typeof juries.$inferSelect
export type ScorecardRow = typeof scorecards.$inferSelect

export async function juryOf(contestId: string): Promise<JuryRow | undefined> {
  const [row] = await db().select().from(juries).where(eq(juries.contestId, contestId))
  return row
}

/** Sets up the jury of a contest, or says anew how it judges. */
export async function putJury({ contestId, ...said }: typeof juries.$inferInsert) {
  await db()
    .insert(juries)
    .values({ contestId, ...said })
    .onConflictDoUpdate({ target: juries.contestId, set: said })
}

export async function changeJury(contestId: string, change: Partial<typeof juries.$inferInsert>) {
  await db().update(juries).set(change).where(eq(juries.contestId, contestId))
}

export async function dropJury(contestId: string) {
  await db().delete(juries).where(eq(juries.contestId, contestId))
}

/** Who sits on a jury, by name. */
export async function jurorsOf(contestId: string) {
  const { id, name, email, emailConfirmedAt, affiliation, language, suspendedAt } = people
  return db()
    .select({ id, name, email, emailConfirmedAt, affiliation, language, suspendedAt })
    .from(contestRoles)
    .innerJoin(people, eq(people.id, contestRoles.personId))
    .where(and(eq(contestRoles.contestId, contestId), eq(contestRoles.role, 'juror')))
    .orderBy(asc(people.name), asc(people.id))
}

export async function removeJuror(contestId: string, personId: string) {
  const role = and(eq(contestRoles.personId, personId), eq(contestRoles.role, 'juror'))
  await db()
    .delete(contestRoles)
    .where(and(eq(contestRoles.contestId, contestId), role))
}

/** Addresses that were asked onto the jury and have not answered. */
export async function invitedJurors(contestId: string, now: Date) {
  const waiting = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now))
  const rows = await db()
    .selectDistinct({ email: invitations.email })
    .from(invitations)
    .where(and(eq(invitations.contestId, contestId), eq(invitations.role, 'juror'), waiting))
    .orderBy(asc(invitations.email))
  return rows.map(({ email }) => email)
}

/** Published ideas that a jury judges. */
export async function ideasToJudge(contestId: string, judged: JuryRow['judged']) {
  const { id, authorId, title, slug, cost, shortlistedAt } = ideas
  const listed = judged === 'shortlist' ? isNotNull(shortlistedAt) : undefined
  return db()
    .select({ id, authorId, title, slug, cost })
    .from(ideas)
    .where(and(eq(ideas.contestId, contestId), eq(ideas.state, 'published'), listed))
    .orderBy(asc(ideas.id))
}

export async function scorecardsOf(contestId: string): Promise<ScorecardRow[]> {
  return db()
    .select()
    .from(scorecards)
    .where(eq(scorecards.contestId, contestId))
    .orderBy(asc(scorecards.ideaId), asc(scorecards.jurorId))
}

export async function scorecardOf(contestId: string, jurorId: string, ideaId: string) {
  const [row] = await db().select().from(scorecards).where(isCard({ contestId, jurorId, ideaId }))
  return row
}

/** A juror's papers with their ideas, in the order in which they were drawn; those given back are left out. */
export async function papersOf(contestId: string, jurorId: string) {
  const own = and(eq(scorecards.contestId, contestId), eq(scorecards.jurorId, jurorId))
  return db()
    .select({ card: scorecards, idea: ideas })
    .from(scorecards)
    .innerJoin(ideas, eq(ideas.id, scorecards.ideaId))
    .where(and(own, ne(scorecards.state, 'conflict'), eq(ideas.state, 'published')))
    .orderBy(asc(scorecards.createdAt), asc(ideas.lot), asc(ideas.id))
}

const atOnce = 100

export async function addScorecards(rows: (typeof scorecards.$inferInsert)[]) {
  for (let start = 0; start < rows.length; start += atOnce)
    await db()
      .insert(scorecards)
      .values(rows.slice(start, start + atOnce))
}

export async function changeScorecard(card: CardKey, change: Partial<typeof scorecards.$inferInsert>) {
  await db().update(scorecards).set(change).where(isCard(card))
}

/** Takes back what a juror has not handed in. */
export async function dropOpenScorecards(contestId: string, jurorId: string) {
  const own = and(eq(scorecards.contestId, contestId), eq(scorecards.jurorId, jurorId))
  await db()
    .delete(scorecards)
    .where(and(own, eq(scorecards.state, 'assigned')))
}

type CardKey = Pick<ScorecardRow, 'contestId' | 'jurorId' | 'ideaId'>

const isCard = ({ contestId, jurorId, ideaId }: CardKey) =>
  and(eq(scorecards.contestId, contestId), eq(scorecards.jurorId, jurorId), eq(scorecards.ideaId, ideaId))

const due = sql`coalesce(${contests.juryUntil}, ${juries.dueAt})`
const atWork = and(isNotNull(juries.handedOutAt), isNull(juries.closedAt), ne(contests.state, 'concluded'))
/** An instant as this column keeps it, on either engine. */
const instant = (at: Date) => sql.param(at, contests.juryUntil)

/** Contests in which a juror judges blind and has papers left. */
export async function judgedBlindBy(personId: string, now: Date) {
  const open = and(eq(scorecards.jurorId, personId), eq(scorecards.state, 'assigned'), eq(juries.blind, true))
  const rows = await db()
    .selectDistinct({ id: scorecards.contestId })
    .from(scorecards)
    .innerJoin(juries, eq(juries.contestId, scorecards.contestId))
    .innerJoin(contests, eq(contests.id, scorecards.contestId))
    .innerJoin(ideas, and(eq(ideas.id, scorecards.ideaId), eq(ideas.state, 'published')))
    .where(and(open, atWork, or(sql`${due} is null`, sql`${due} > ${instant(now)}`)))
  return rows.map(({ id }) => id)
}

/** Contests whose jury has something left to do until some day soon and was not reminded of it. */
export async function juriesDueBy(soon: Date, now: Date) {
  const dueSoon = and(sql`${due} > ${instant(now)}`, sql`${due} <= ${instant(soon)}`)
  const rows = await db()
    .select({ contest: contests })
    .from(juries)
    .innerJoin(contests, eq(contests.id, juries.contestId))
    .where(and(atWork, isNull(juries.remindedAt), dueSoon))
    .orderBy(asc(contests.id))
  return rows.map(({ contest }) => contest)
}

/** Juries a person sits on, with how many papers they hold and have handed in. */
export async function juriesOf(personId: string, contestIds: string[]) {
  if (contestIds.length === 0) return []
  const held = and(eq(scorecards.contestId, contests.id), eq(scorecards.jurorId, personId))
  const done = sql<number>`coalesce(sum(case when ${scorecards.state} = 'submitted' then 1 else 0 end), 0)`
  return db()
    .select({
      slug: contests.slug,
      title: contests.title,
      papers: count(scorecards.ideaId),
      done: done.mapWith(Number),
    })
    .from(contests)
    .innerJoin(juries, eq(juries.contestId, contests.id))
    .leftJoin(scorecards, and(held, ne(scorecards.state, 'conflict')))
    .where(and(inArray(contests.id, contestIds), ne(contests.state, 'draft')))
    .groupBy(contests.id, contests.slug, contests.title)
    .orderBy(asc(contests.id))
}

/** How many papers are out and how many handed in; undefined where nobody has asked a jury. */
export async function juryProgress(contestId: string) {
  if (!(await juryOf(contestId))) return undefined
  const rows = await db()
    .select({ state: scorecards.state, n: count() })
    .from(scorecards)
    .where(and(eq(scorecards.contestId, contestId), ne(scorecards.state, 'conflict')))
    .groupBy(scorecards.state)
  const done = rows.find(({ state }) => state === 'submitted')?.n ?? 0
  return { papers: rows.reduce((sum, { n }) => sum + n, 0), done }
}
