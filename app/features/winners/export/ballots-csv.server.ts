import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { csv } from '#app/features/winners/export/ideas-csv.server.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount, publishedBallots } from '#drizzle/queries/counting.ts'

/**
 * The ballots as anybody may have them after the close: a random number instead of the person, the idea, its mark where
 * ballots are filled in as a whole, and whether it counts. Sorted by number, so that the order tells nothing about time.
 */
export async function ballotsCsv(contest: ContestRow): Promise<string> {
  if (contest.ballot === 'pair') return pairsCsv(contest.id)
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
  const published = await publishedIn(contestId)
  return (await standingPapers(contestId)).flatMap(({ ballot, marks, state }) =>
    Object.entries(marks)
      .filter(([idea]) => published.has(idea))
      .map(([idea, mark]) => ({ ballot: numberOn(ballot), idea, mark, state })),
  )
}

/** Two ideas a row: the mark is 1 where the first was preferred, −1 where the other was, 0 where neither. */
async function pairsCsv(contestId: string) {
  const published = await publishedIn(contestId)
  const rows = (await standingPapers(contestId)).flatMap(({ marks, state, ballot }) =>
    Object.entries(marks).flatMap(([name, mark]) => {
      const [idea = '', other = ''] = pairOfMark(name) ?? []
      const both = published.has(idea) && published.has(other)
      return both ? [{ ballot: numberOn(ballot), idea, other, mark, state }] : []
    }),
  )
  const key = ({ ballot, idea, other }: (typeof rows)[number]) => `${ballot} ${idea} ${other}`
  rows.sort((a, b) => compare(key(a), key(b)))
  return rows.length > 0 ? csv(rows, true) : '\uFEFFballot,idea,other,mark,state\r\n'
}

async function publishedIn(contestId: string) {
  const ideas = await ideasForRecount(contestId)
  return new Set(ideas.filter(({ state }) => state === 'published').map(({ id }) => id))
}

const numberOn = (ballot: string) => (JSON.parse(ballot) as { ballot: string }).ballot

const compare = (a: string, b: string) => (a < b ? -1 : 1)
