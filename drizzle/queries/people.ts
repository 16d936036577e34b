import { and, desc, eq, inArray, isNull, ne, or, placeholder, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery } from '../keep-query.ts'
import { contestGuests, contestRoles, people, signOnGroups } from '../schema/index.ts'
import { unionAll } from '../union-all.ts'
import { judgedBlindBy } from './juries.ts'

export type PersonRow = typeof people.$inferSelect

export async function addPerson(row: typeof people.$inferInsert) {
  await db().insert(people).values(row)
}

/** Adds the guest behind a visitor id; one who is there already stays as they are. */
export async function addGuest(id: string, language: PersonRow['language']) {
  await db().insert(people).values({ id, kind: 'guest', language }).onConflictDoNothing()
}

export async function personById(id: string) {
  const [row] = await db().select().from(people).where(eq(people.id, id))
  return row
}

/** `email` is expected in lower case, as every verb stores it. */
export async function personByEmail(email: string) {
  const [row] = await db().select().from(people).where(eq(people.email, email))
  return row
}

export async function peopleByIds(ids: string[]) {
  return ids.length === 0 ? [] : db().select().from(people).where(inArray(people.id, ids))
}

export async function changePerson(id: string, change: Partial<typeof people.$inferInsert>) {
  await db().update(people).set(change).where(eq(people.id, id))
}

/** Is there anybody who may administer the site? */
export async function hasAdmin() {
  const [row] = await db().select({ id: people.id }).from(people).where(eq(people.role, 'admin')).limit(1)
  return row !== undefined
}

export async function firstAdmin() {
  const [row] = await db().select().from(people).where(eq(people.role, 'admin')).orderBy(people.createdAt).limit(1)
  return row
}

export async function listPeople(limit: number, offset: number) {
  return db()
    .select()
    .from(people)
    .where(eq(people.kind, 'account'))
    .orderBy(desc(people.createdAt), people.id)
    .limit(limit)
    .offset(offset)
}

/** The contests a person runs, judges, or was invited to by address, by domain, or by a group of their provider. */
export async function relationsOf(personId: string, email: string | null) {
  const domain = email?.split('@')[1] ?? ''
  const rows = await relations().execute({ personId, email: email ?? '', domain })
  const withRole = (...roles: string[]) => rows.filter((row) => roles.includes(row.role)).map((row) => row.contestId)
  const judges = withRole('juror')
  return {
    owns: withRole('owner'),
    deputises: withRole('deputy', 'escalation'),
    judges,
    judgesBlind: judges.length > 0 ? await judgedBlindBy(personId, new Date()) : [],
    invitedTo: [...new Set(withRole('invited'))],
  }
}

/** All of them as one question: every page asks it. No address and no id is empty. */
const relations = () =>
  keepQuery('relations', (connection) => {
    const invited = sql<string>`'invited'`
    const appointed = connection
      .select({ contestId: contestRoles.contestId, role: sql<string>`${contestRoles.role}` })
      .from(contestRoles)
      .where(eq(contestRoles.personId, placeholder('personId')))
    const guests = connection
      .select({ contestId: contestGuests.contestId, role: invited })
      .from(contestGuests)
      .where(
        or(
          and(eq(contestGuests.kind, 'email'), eq(contestGuests.value, placeholder('email'))),
          and(eq(contestGuests.kind, 'domain'), eq(contestGuests.value, placeholder('domain'))),
        ),
      )
    const bySignOn = connection
      .select({ contestId: signOnGroups.contestId, role: invited })
      .from(signOnGroups)
      .where(eq(signOnGroups.personId, placeholder('personId')))
    return unionAll(appointed, guests, bySignOn).prepare()
  })

export async function countAccounts() {
  const [row] = await db()
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(people)
    .where(and(eq(people.kind, 'account'), isNull(people.suspendedAt)))
  return row?.n ?? 0
}

/** What the organisation's own people are called here. */
export async function staffNames() {
  const rows = await db()
    .selectDistinct({ name: people.name })
    .from(people)
    .where(
      and(
        eq(people.kind, 'account'),
        ne(people.name, ''),
        or(eq(people.affiliation, 'employee'), ne(people.role, 'member')),
      ),
    )
  return rows.map((row) => row.name)
}

/** Everybody who runs the site. */
export async function admins() {
  return db()
    .select()
    .from(people)
    .where(and(eq(people.kind, 'account'), eq(people.role, 'admin'), isNull(people.suspendedAt)))
    .orderBy(people.id)
}
