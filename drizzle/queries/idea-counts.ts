import { and, eq, inArray, placeholder } from 'drizzle-orm'
import { keepQuery, placed, places } from '../keep-query.ts'
import { ideas } from '../schema/index.ts'

/** Votes and comments of those of these ideas that the contest has published. */
export async function countsAmong(contestId: string, ids: string[]) {
  const query = keepQuery(`counts among ${ids.length}`, (connection) =>
    connection
      .select({ id: ideas.id, votes: ideas.votes, provisional: ideas.provisional, comments: ideas.comments })
      .from(ideas)
      .where(
        and(inArray(ideas.id, places(ids)), eq(ideas.contestId, placeholder('contest')), eq(ideas.state, 'published')),
      )
      .prepare(),
  )
  return query.execute({ ...placed(ids), contest: contestId })
}
