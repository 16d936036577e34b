import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { weightIn } from '#app/features/contests/setup/greatest-weight.ts'
import { sortedOnDisk } from '#app/features/files/sort-on-disk.server.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { groupIn, groupsOfSealed } from '#app/features/winners/counting/weights-of.server.ts'
import { csv } from '#app/features/winners/export/ideas-csv.server.ts'
import { standingPieces } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount, publishedBallots } from '#drizzle/queries/counting.ts'

/**
 * The ballots as anybody may have them after the close: a random number instead of the person, the idea, its mark where
 * ballots are filled in as a whole, and whether it counts; where groups weigh differently, the group whose weight the
 * whole ballot has, and how much that is. Sorted by number, so that the order tells nothing about time. Nothing of it
 * changes after the close, so it is read in parts.
 */
export async function* ballotsCsv(contest: ContestRow): AsyncGenerator<string> {
  let first = true
  for await (const texts of sortedOnDisk(textsOf(contest))) {
    yield csv(
      texts.map((text) => JSON.parse(text.slice(text.indexOf(mark) + 1))),
      first,
    )
    first = false
  }
  if (first) yield `\uFEFF${namesOf(contest).join(',')}\r\n`
}

function namesOf(contest: ContestRow) {
  const marks = contest.ballot === 'pair' ? ['other', 'mark'] : hasPapers(contest) ? ['mark'] : []
  return ['ballot', 'idea', ...marks, 'state', ...(contest.weights ? ['group', 'weight'] : [])]
}

/** Between what a row is sorted by and the row; less than any other sign. */
const mark = '\0'

async function* textsOf(contest: ContestRow) {
  for await (const rows of rowsOf(contest))
    yield rows.map((row) => `${row.ballot} ${row.idea} ${row.other ?? ''}${mark}${JSON.stringify(row)}`)
}

interface Row extends Record<string, unknown> {
  ballot: string
  idea: string
  other?: string
}

function rowsOf(contest: ContestRow): AsyncGenerator<Row[]> {
  if (contest.ballot === 'pair') return pairRows(contest)
  return hasPapers(contest) ? markRows(contest) : voteRows(contest)
}

async function* voteRows({ id, weights }: ContestRow): AsyncGenerator<Row[]> {
  const groupOf = weights ? await groupsOfSealed(publishedBallots(id)) : () => ''
  for await (const votes of publishedBallots(id))
    yield votes.map(({ ballot, idea, state }) => ({
      ...{ ballot: numberOn(ballot), idea, state },
      ...weighing(weights, groupOf(ballot)),
    }))
}

/** A line for each mark; what was given to ideas that are not published stays out, as it does for votes. */
async function* markRows({ id, weights }: ContestRow): AsyncGenerator<Row[]> {
  const published = await publishedIn(id)
  for await (const papers of standingPieces(id))
    yield papers.flatMap(({ ballot, marks, state }) =>
      Object.entries(marks)
        .filter(([idea]) => published.has(idea))
        .map(([idea, mark]) => ({
          ballot: numberOn(ballot),
          idea,
          mark,
          state,
          ...weighing(weights, groupIn(ballot)),
        })),
    )
}

/** Two ideas a row: the mark is 1 where the first was preferred, −1 where the other was, 0 where neither. */
async function* pairRows({ id, weights }: ContestRow): AsyncGenerator<Row[]> {
  const published = await publishedIn(id)
  for await (const papers of standingPieces(id))
    yield papers.flatMap(({ marks, state, ballot }) =>
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
