import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { groupIn } from '#app/features/winners/counting/weights-of.server.ts'
import { csv } from '#app/features/winners/export/ideas-csv.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { publishedBallots } from '#drizzle/queries/counting.ts'

/**
 * The counted ballots as anybody may have them after the close: a random number instead of the person, the idea, and
 * whether the vote counts; where groups weigh differently, which one and how much. Sorted by number, so that the order tells nothing about time.
 */
export async function ballotsCsv({ id: contestId, weights }: ContestRow): Promise<string> {
  const rows = (await publishedBallots(contestId)).map(({ ideaId, state, ballot }) => ({
    ballot: numberOn(ballot),
    idea: ideaId,
    state,
    ...(weights && { group: groupIn(ballot), weight: weights[groupIn(ballot)] }),
  }))
  rows.sort((a, b) => (a.ballot === b.ballot ? compare(a.idea, b.idea) : compare(a.ballot, b.ballot)))
  return rows.length > 0 ? csv(rows, true) : '\uFEFFballot,idea,state\r\n'
}

const compare = (a: string, b: string) => (a < b ? -1 : 1)
