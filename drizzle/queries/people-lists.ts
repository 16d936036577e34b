import { and, desc, eq, lt, ne, or, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { people } from '../schema/index.ts'
import type { PersonRow } from './people.ts'

interface Wanted {
  /** Part of a name or address. */
  find?: string
  limit: number
  after?: { createdAt: Date; id: string }
}

/** Accounts, the newest first. */
export async function accounts({ find, limit, after }: Wanted): Promise<PersonRow[]> {
  const like = `%${(find ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const matches = sql`(lower(${people.name}) like ${like} escape '\\' or ${people.email} like ${like} escape '\\')`
  return db()
    .select()
    .from(people)
    .where(
      and(
        eq(people.kind, 'account'),
        find ? matches : undefined,
        after &&
          or(
            lt(people.createdAt, after.createdAt),
            and(eq(people.createdAt, after.createdAt), lt(people.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(people.createdAt), desc(people.id))
    .limit(limit)
}

/** Whether somebody else could still administer the site. */
export async function hasOtherAdmin(personId: string) {
  const [row] = await db()
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.role, 'admin'),
        eq(people.kind, 'account'),
        sql`${people.suspendedAt} is null`,
        ne(people.id, personId),
      ),
    )
    .limit(1)
  return row !== undefined
}
