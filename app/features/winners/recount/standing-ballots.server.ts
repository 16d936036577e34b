import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { groupIn, groupsOfBallots } from '#app/features/winners/counting/weights-of.server.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { standingVotesOf } from '#drizzle/queries/counting.ts'

/**
 * What stands at the end, a line for each vote or ballot, under its random number and by it: no line tells when it was
 * said or where the log holds it, so that whoever knows somebody's receipt does not find their choice. Where groups weigh
 * differently every line names the group of its ballot, which is that of its last vote for one of the `candidates`.
 */
export async function standingBallotsOf(contest: ContestRow, candidates: ReadonlySet<string>) {
  const rows: Standing[] = hasPapers(contest) ? await papersOf(contest.id) : await standingVotesOf(contest.id)
  const groupOf = hasPapers(contest) ? groupIn : groupsOfBallots(rows.filter(({ idea }) => candidates.has(idea)))
  const lines = rows.map(({ ballot, ...said }) => {
    const group = contest.weights ? groupOf(ballot) : undefined
    return canonicalJson({ ballot: numberOn(ballot), group, ...said })
  })
  const named = rows.flatMap(({ idea, marks }) => (marks ? Object.keys(marks) : [idea]))
  const voted = new Set(named.flatMap((name) => pairOfMark(name) ?? [name]))
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
