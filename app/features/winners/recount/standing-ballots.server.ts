import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { standingVotesOf } from '#drizzle/queries/counting.ts'

/**
 * What stands at the end, a line for each vote or ballot, under its random number and by it: no line tells when it was
 * said or where the log holds it, so that whoever knows somebody's receipt does not find their choice.
 */
export async function standingBallotsOf(contest: ContestRow) {
  const rows: Standing[] = hasPapers(contest) ? await papersOf(contest.id) : await standingVotesOf(contest.id)
  const lines = rows.map(({ ballot, ...said }) => canonicalJson({ ballot: numberOn(ballot), ...said }))
  const voted = new Set(rows.flatMap(({ idea, marks }) => (marks ? Object.keys(marks) : [idea])))
  return {
    ballots: lines
      .sort()
      .map((line) => `${line}\n`)
      .join(''),
    voted,
  }
}

interface Standing {
  ballot: string
  idea: string
  marks?: Record<string, number>
  state: string
}

const papersOf = async (contestId: string) => (await standingPapers(contestId)).map((paper) => ({ ...paper, idea: '' }))

const numberOn = (ballot: string) => (JSON.parse(ballot) as { ballot: string }).ballot
