import { and, desc, eq, lt, or } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests } from '../schema/index.ts'
import type { ContestRow } from './contests.ts'
import { type Asker, visibleContests } from './visible.ts'

interface Wanted {
  state?: ContestRow['state']
  kind?: ContestRow['kind']
  limit: number
  /** The last contest of the page before. */
  after?: { createdAt: Date; id: string }
}

/** Contests the asker may see, the newest first, page by page. */
export async function contestsAfter(asker: Asker, { state, kind, limit, after }: Wanted): Promise<ContestRow[]> {
  return db()
    .select()
    .from(contests)
    .where(
      and(
        visibleContests(asker),
        state && eq(contests.state, state),
        kind && eq(contests.kind, kind),
        after &&
          or(
            lt(contests.createdAt, after.createdAt),
            and(eq(contests.createdAt, after.createdAt), lt(contests.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(contests.createdAt), desc(contests.id))
    .limit(limit)
}
