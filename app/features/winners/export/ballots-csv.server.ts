import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { weightIn } from '#app/features/contests/setup/greatest-weight.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { groupIn, groupsOfBallots } from '#app/features/winners/counting/weights-of.server.ts'
import { csv } from '#app/features/winners/export/ideas-csv.server.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount, publishedBallots } from '#drizzle/queries/counting.ts'

/**
 * The ballots as anybody may have them after the close: a random number instead of the person, the idea, its mark where
 * ballots are filled in as a whole, and whether it counts; where groups weigh differently, the group whose weight the
 * whole ballot has, and how much that is. Sorted by number, so that the order tells nothing about time.
 */
export async function ballotsCsv(contest: ContestRow): Promise<string> {
  const rows = await rowsOf(contest)
  const key = ({ ballot, idea, other = '' }: Row) => `${ballot} ${idea} ${other}`
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  if (rows.length > 0) return csv(rows, true)
  const marks = contest.ballot === 'pair' ? ['other', 'mark'] : hasPapers(contest) ? ['mark'] : []
  return `\uFEFF${['ballot', 'idea', ...marks, 'state', ...(contest.weights ? ['group', 'weight'] : [])]}\r\n`
}

interface Row extends Record<string, unknown> {
  ballot: string
  idea: string
  other?: string
}

function rowsOf(contest: ContestRow): Promise<Row[]> {
  if (contest.ballot === 'pair') return pairRows(contest)
  return hasPapers(contest) ? markRows(contest) : voteRows(contest)
}

async function voteRows({ id, weights }: ContestRow): Promise<Row[]> {
  const votes = await publishedBallots(id)
  const groupOf = groupsOfBallots(votes)
  return votes.map((vote) => ({
    ...{ ballot: numberOn(vote.ballot), idea: vote.ideaId, state: vote.state },
    ...weighing(weights, groupOf(vote.ballot)),
  }))
}

/** A line for each mark; what was given to ideas that are not published stays out, as it does for votes. */
async function markRows({ id, weights }: ContestRow): Promise<Row[]> {
  const published = await publishedIn(id)
  return (await standingPapers(id)).flatMap(({ ballot, marks, state }) =>
    Object.entries(marks)
      .filter(([idea]) => published.has(idea))
      .map(([idea, mark]) => ({ ballot: numberOn(ballot), idea, mark, state, ...weighing(weights, groupIn(ballot)) })),
  )
}

/** Two ideas a row: the mark is 1 where the first was preferred, −1 where the other was, 0 where neither. */
async function pairRows({ id, weights }: ContestRow): Promise<Row[]> {
  const published = await publishedIn(id)
  return (await standingPapers(id)).flatMap(({ marks, state, ballot }) =>
    Object.entries(marks).flatMap(([name, mark]) => {
      const [idea = '', other = ''] = pairOfMark(name) ?? []
      const both = published.has(idea) && published.has(other)
      const said = { ballot: numberOn(ballot), idea, other, mark, state, ...weighing(weights, groupIn(ballot)) }
      return both ? [said] : []
    }),
  )
}

const weighing = (weights: ContestRow['weights'], group: string) =>
  weights ? { group, weight: weightIn(weights, group) } : {}

async function publishedIn(contestId: string) {
  const ideas = await ideasForRecount(contestId)
  return new Set(ideas.filter(({ state }) => state === 'published').map(({ id }) => id))
}
