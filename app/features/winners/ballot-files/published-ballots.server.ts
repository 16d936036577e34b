import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { sortedOnDisk } from '#app/features/files/sort-on-disk.server.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { groupIn, groupsOfBallots } from '#app/features/winners/counting/weights-of.server.ts'
import { standingPieces } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { countedVotesOf } from '#drizzle/queries/counting.ts'

/** `marks` is what a ballot that was filled in as a whole gives each idea; `approvals` are the ideas it names. */
export interface PublishedBallot {
  id: string
  approvals: string[]
  marks?: Marks
  /** How many times it counts, where groups weigh differently. */
  weight?: number
}

export type BallotPieces = AsyncIterable<PublishedBallot[]>

/**
 * Every ballot that was counted under its random number, as far as it speaks of these candidates, in pieces and in no
 * order that means anything. A budget's ballots only name ideas.
 */
export function publishedBallots(contest: ContestRow, candidates: ReadonlySet<string>): BallotPieces {
  return hasPapers(contest) ? papersOf(contest, candidates) : ballotsOfVotes(contest, candidates)
}

/** The same by number, so that their order tells nothing about time. `hear` is told of every one before the first comes. */
export async function* byNumber(ballots: BallotPieces, hear: (ballot: PublishedBallot) => void = () => {}) {
  async function* numbered() {
    for await (const some of ballots) {
      some.forEach(hear)
      yield some.map((ballot) => `${ballot.id}${mark}${JSON.stringify(ballot)}`)
    }
  }
  for await (const texts of sortedOnDisk(numbered()))
    for (const text of texts) yield JSON.parse(afterMark(text)) as PublishedBallot
}

/** Between what a text is sorted by and the rest; less than any other sign. */
const mark = '\0'
const afterMark = (text: string) => text.slice(text.indexOf(mark) + 1)

async function* papersOf({ id, ballot: kind, weights }: ContestRow, candidates: ReadonlySet<string>) {
  for await (const papers of standingPieces(id))
    yield papers
      .filter(({ state }) => state === 'counted')
      .map(({ ballot, marks }): PublishedBallot => {
        const known = Object.entries(marks)
          .filter(([idea]) => candidates.has(idea))
          .sort(([one], [other]) => (one < other ? -1 : 1))
        const named = { id: numberOn(ballot), approvals: known.map(([idea]) => idea) }
        const weight = weights?.[groupIn(ballot)]
        return kind === 'budget' ? { ...named, weight } : { ...named, marks: Object.fromEntries(known), weight }
      })
}

interface NumberedVote {
  number: string
  idea: string
  /** Its entry, where groups weigh differently. */
  ballot?: string
}

/** Votes of one number stand together on the disk, in the order of the log. */
async function* ballotsOfVotes(contest: ContestRow, candidates: ReadonlySet<string>) {
  let open: NumberedVote[] = []
  for await (const texts of sortedOnDisk(numberedVotes(contest, candidates))) {
    const whole: PublishedBallot[] = []
    for (const text of texts) {
      const vote = JSON.parse(afterMark(text)) as NumberedVote
      if (open[0] && open[0].number !== vote.number) {
        whole.push(ballotOf(contest, open))
        open = []
      }
      open.push(vote)
    }
    yield whole
  }
  if (open.length > 0) yield [ballotOf(contest, open)]
}

async function* numberedVotes({ id, weights }: ContestRow, candidates: ReadonlySet<string>) {
  for await (const votes of countedVotesOf(id))
    yield votes
      .filter(({ idea }) => candidates.has(idea))
      .map(({ idea, seq, ballot }) => {
        const vote: NumberedVote = { number: numberOn(ballot), idea, ...(weights && { ballot }) }
        return `${vote.number} ${`${seq}`.padStart(digits, '0')}${mark}${JSON.stringify(vote)}`
      })
}

/** Of the largest number there is. */
const digits = `${Number.MAX_SAFE_INTEGER}`.length

function ballotOf({ weights }: ContestRow, votes: NumberedVote[]): PublishedBallot {
  const id = votes[0]?.number ?? ''
  const approvals = votes.map(({ idea }) => idea).sort()
  const entries = votes.flatMap(({ ballot }) => (ballot === undefined ? [] : [{ ballot }]))
  const [first] = entries
  return weights && first
    ? { id, approvals, weight: weights[groupsOfBallots(entries)(first.ballot)] }
    : { id, approvals }
}
