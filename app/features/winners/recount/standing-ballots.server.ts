import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { sortedOnDisk } from '#app/features/files/sort-on-disk.server.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { groupIn, groupsOfSealed } from '#app/features/winners/counting/weights-of.server.ts'
import { standingPieces } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { standingVotesOf } from '#drizzle/queries/counting.ts'

/** What a ballot says of ideas: one of them, or the marks it gives. */
interface Standing {
  ballot: string
  idea: string
  marks?: Record<string, number>
  state: string
}

/**
 * What stands at the end, a line for each vote or ballot, under its random number and by it: no line tells when it was
 * said or where the log holds it, so that whoever knows somebody's receipt does not find their choice. Where groups weigh
 * differently every line names the group of its ballot, which is that of its last vote for one of the `candidates`.
 * `hear` is told of every line.
 */
export async function* standingBallotsOf(
  contest: ContestRow,
  candidates: ReadonlySet<string>,
  hear: (said: Standing) => void,
) {
  const groupOf = contest.weights ? await groupsIn(contest, candidates) : () => undefined
  async function* lines() {
    for await (const rows of rowsOf(contest)) {
      rows.forEach(hear)
      yield rows.map(({ ballot, ...said }) =>
        canonicalJson({ ballot: numberOn(ballot), group: groupOf(ballot), ...said }),
      )
    }
  }
  for await (const sorted of sortedOnDisk(lines())) yield sorted.map((line) => `${line}\n`).join('')
}

async function groupsIn(contest: ContestRow, candidates: ReadonlySet<string>) {
  return hasPapers(contest) ? groupIn : groupsOfSealed(votesFor(contest.id, candidates))
}

async function* votesFor(contestId: string, candidates: ReadonlySet<string>) {
  for await (const votes of standingVotesOf(contestId)) yield votes.filter(({ idea }) => candidates.has(idea))
}

async function* rowsOf(contest: ContestRow): AsyncGenerator<Standing[]> {
  if (hasPapers(contest))
    for await (const papers of standingPieces(contest.id)) yield papers.map((paper) => ({ ...paper, idea: '' }))
  else for await (const votes of standingVotesOf(contest.id)) yield votes.map(({ seq, ...said }) => said)
}
