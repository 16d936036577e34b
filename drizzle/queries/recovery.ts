import { and, asc, count, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { db } from '../database.ts'
import { contestRoles, contests, people, recoveryCases, recoverySteps } from '../schema/index.ts'

export type CaseRow = typeof recoveryCases.$inferSelect
export type StepRow = typeof recoverySteps.$inferSelect

export async function addCase(row: typeof recoveryCases.$inferInsert) {
  await db().insert(recoveryCases).values(row)
}

export async function addStep(row: typeof recoverySteps.$inferInsert) {
  await db().insert(recoverySteps).values(row)
}

/** Changes a case that nobody has changed since it was read; answers whether it did. */
export async function changeCase({ id, version }: Pick<CaseRow, 'id' | 'version'>, change: Partial<CaseRow>) {
  const changed = await db()
    .update(recoveryCases)
    .set({ ...change, version: version + 1 })
    .where(and(eq(recoveryCases.id, id), eq(recoveryCases.version, version)))
    .returning({ id: recoveryCases.id })
  return changed.length > 0
}

export async function caseWithContest(id: string) {
  const [row] = await db()
    .select({ complaint: recoveryCases, contest: contests })
    .from(recoveryCases)
    .innerJoin(contests, eq(contests.id, recoveryCases.contestId))
    .where(eq(recoveryCases.id, id))
  return row
}

/** What happened in a case, the oldest first, with who did it. */
export async function stepsOf(caseId: string) {
  return db()
    .select({ step: recoverySteps, actor: people.name, title: people.title })
    .from(recoverySteps)
    .innerJoin(people, eq(people.id, recoverySteps.actorId))
    .where(eq(recoverySteps.caseId, caseId))
    .orderBy(asc(recoverySteps.createdAt), asc(recoverySteps.id))
}

/** Cases that wait for the team, what is due first at the top; in all contests, or in those named. */
export async function openCases(contestIds: string[] | 'all', limit: number) {
  const where = and(eq(recoveryCases.state, 'open'), within(contestIds))
  return db()
    .select({ complaint: recoveryCases, contest: contests, owner: people.name })
    .from(recoveryCases)
    .innerJoin(contests, eq(contests.id, recoveryCases.contestId))
    .leftJoin(people, eq(people.id, recoveryCases.ownerId))
    .where(where)
    .orderBy(asc(recoveryCases.dueBy), asc(recoveryCases.id))
    .limit(limit)
}

/** Cases that are overdue and of which nobody above was told, those of one contest together. */
export async function lateCases(now: Date, limit: number) {
  return db()
    .select({ id: recoveryCases.id, contestId: recoveryCases.contestId })
    .from(recoveryCases)
    .where(and(eq(recoveryCases.state, 'open'), lt(recoveryCases.dueBy, now), isNull(recoveryCases.escalatedAt)))
    .orderBy(asc(recoveryCases.contestId), asc(recoveryCases.dueBy), asc(recoveryCases.id))
    .limit(limit)
}

/** Marks them as told; answers how many nobody had marked before. */
export async function markCasesEscalated(ids: string[], at: Date) {
  const marked = await db()
    .update(recoveryCases)
    .set({ escalatedAt: at })
    .where(and(inArray(recoveryCases.id, ids), isNull(recoveryCases.escalatedAt)))
    .returning({ id: recoveryCases.id })
  return marked.length
}

/** How cases stand, by state. */
export async function countCases(contestIds: string[] | 'all') {
  const rows = await db()
    .select({ state: recoveryCases.state, n: count() })
    .from(recoveryCases)
    .where(within(contestIds))
    .groupBy(recoveryCases.state)
  const of = (state: CaseRow['state']) => rows.find((row) => row.state === state)?.n ?? 0
  return { open: of('open'), answered: of('answered'), closed: of('closed') }
}

const within = (contestIds: string[] | 'all') =>
  contestIds === 'all' ? undefined : inArray(recoveryCases.contestId, contestIds)

export async function casesBy(personId: string, limit: number) {
  return db()
    .select()
    .from(recoveryCases)
    .where(eq(recoveryCases.personId, personId))
    .orderBy(desc(recoveryCases.createdAt), recoveryCases.id)
    .limit(limit)
}

export async function countOpenBy(personId: string, contestId: string) {
  const [row] = await db()
    .select({ n: count() })
    .from(recoveryCases)
    .where(
      and(
        eq(recoveryCases.personId, personId),
        eq(recoveryCases.contestId, contestId),
        eq(recoveryCases.state, 'open'),
      ),
    )
  return row?.n ?? 0
}

/** Who may look after the complaints of a contest: those who answer there, and whoever moderates the site. */
export async function teamOf(contestId: string) {
  const answering = db()
    .select({ id: contestRoles.personId })
    .from(contestRoles)
    .where(and(eq(contestRoles.contestId, contestId), inArray(contestRoles.role, ['owner', 'deputy'])))
  const rows = await db()
    .select()
    .from(people)
    .where(
      and(eq(people.kind, 'account'), or(inArray(people.id, answering), inArray(people.role, ['admin', 'moderator']))),
    )
    .orderBy(asc(people.name), asc(people.id))
  return rows.filter(({ suspendedAt }) => suspendedAt === null)
}
