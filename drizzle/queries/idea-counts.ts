import { inArray } from 'drizzle-orm'
import { keepQuery, placed, places } from '../keep-query.ts'
import { ideas } from '../schema/index.ts'

/** Votes and comments of those of these ideas that the contest has published. */
export async function countsAmong(contestId: string, ids: string[]) {
  const query = keepQuery(`counts among ${ids.length}`, (connection) =>
    connection
      .select({
        id: ideas.id,
        contestId: ideas.contestId,
        state: ideas.state,
        votes: ideas.votes,
        provisional: ideas.provisional,
        comments: ideas.comments,
      })
      .from(ideas)
      // Contest and state are looked at afterwards: in here they would tempt the planner away from the ids.
      .where(inArray(ideas.id, places(ids)))
      .prepare(),
  )
  const rows = await query.execute(placed(ids))
  return rows
    .filter((row) => row.contestId === contestId && row.state === 'published')
    .map(({ id, votes, provisional, comments }) => ({ id, votes, provisional, comments }))
}
