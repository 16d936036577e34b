import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { csv } from '#app/features/winners/export/ideas-csv.server.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount, publishedBallots } from '#drizzle/queries/counting.ts'

/**
 * The ballots as anybody may have them after the close: a random number instead of the person, the idea, its mark where
 * ballots are filled in as a whole, and whether it counts. Sorted by number, so that the order tells nothing about time.
 */
export async function ballotsCsv(contest: ContestRow): Promise<string> {
  const papers = hasPapers(contest)
  const rows = papers ? await markRows(contest.id) : await voteRows(contest.id)
  rows.sort((a, b) => (a.ballot === b.ballot ? compare(a.idea, b.idea) : compare(a.ballot, b.ballot)))
  return rows.length > 0 ? csv(rows, true) : `\uFEFFballot,idea,${papers ? 'mark,' : ''}state\r\n`
}

interface Row extends Record<string, unknown> {
  ballot: string
  idea: string
}

const voteRows = async (contestId: string): Promise<Row[]> =>
  (await publishedBallots(contestId)).map(({ ideaId, state, ballot }) => ({
    ballot: numberOn(ballot),
    idea: ideaId,
    state,
  }))

/** A line for each mark; what was given to ideas that are not published stays out, as it does for votes. */
async function markRows(contestId: string): Promise<Row[]> {
  const ideas = await ideasForRecount(contestId)
  const published = new Set(ideas.filter(({ state }) => state === 'published').map(({ id }) => id))
  return (await standingPapers(contestId)).flatMap(({ ballot, marks, state }) =>
    Object.entries(marks)
      .filter(([idea]) => published.has(idea))
      .map(([idea, mark]) => ({ ballot: numberOn(ballot), idea, mark, state })),
  )
}

const numberOn = (ballot: string) => (JSON.parse(ballot) as { ballot: string }).ballot

const compare = (a: string, b: string) => (a < b ? -1 : 1)
