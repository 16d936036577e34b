import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { csv } from '#app/features/winners/export/ideas-csv.server.ts'
import { ideasOnBallot, publishedPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { publishedBallots } from '#drizzle/queries/counting.ts'

/**
 * The counted ballots as anybody may have them after the close: a random number instead of the person, the idea, what it
 * was given where ballots are filled in as a whole, and whether it counts. Sorted by number, so that the order tells
 * nothing about time.
 */
export async function ballotsCsv(contest: ContestRow): Promise<string> {
  if (contest.ballot === 'pair') return pairsCsv(contest.id)
  const rows = hasPapers(contest) ? await marksIn(contest.id) : await votesIn(contest.id)
  rows.sort((a, b) => (a.ballot === b.ballot ? compare(a.idea, b.idea) : compare(a.ballot, b.ballot)))
  if (rows.length > 0) return csv(rows, true)
  return hasPapers(contest) ? '\uFEFFballot,idea,mark,state\r\n' : '\uFEFFballot,idea,state\r\n'
}

const numberOn = (ballot: string) => (JSON.parse(ballot) as { ballot: string }).ballot

async function votesIn(contestId: string) {
  const votes = await publishedBallots(contestId)
  return votes.map(({ ideaId, state, ballot }) => ({ ballot: numberOn(ballot), idea: ideaId, state }))
}

async function marksIn(contestId: string) {
  const shown = new Set((await ideasOnBallot(contestId)).map(({ id }) => id))
  return (await publishedPapers(contestId)).flatMap(({ marks, state, ballot }) =>
    Object.entries(marks).flatMap(([idea, mark]) =>
      shown.has(idea) ? [{ ballot: numberOn(ballot), idea, mark, state }] : [],
    ),
  )
}

/** Two ideas a row: the mark is 1 where the first was preferred, −1 where the other was, 0 where neither. */
async function pairsCsv(contestId: string) {
  const shown = new Set((await ideasOnBallot(contestId)).map(({ id }) => id))
  const rows = (await publishedPapers(contestId)).flatMap(({ marks, state, ballot }) =>
    Object.entries(marks).flatMap(([name, mark]) => {
      const [idea = '', other = ''] = pairOfMark(name) ?? []
      return shown.has(idea) && shown.has(other) ? [{ ballot: numberOn(ballot), idea, other, mark, state }] : []
    }),
  )
  const key = ({ ballot, idea, other }: (typeof rows)[number]) => `${ballot} ${idea} ${other}`
  rows.sort((a, b) => compare(key(a), key(b)))
  return rows.length > 0 ? csv(rows, true) : '\uFEFFballot,idea,other,mark,state\r\n'
}

const compare = (a: string, b: string) => (a < b ? -1 : 1)
