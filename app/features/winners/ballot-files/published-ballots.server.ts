import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { countedBallots } from '#drizzle/queries/counting.ts'

/** A counted ballot under its random number: what it says of each candidate; an approval is a 1. */
export interface PublishedBallot {
  id: string
  marks: Marks
}

/** Every ballot with what it says of these candidates. By number, so that their order tells nothing about time. */
export async function publishedBallots(contest: ContestRow, candidates: ReadonlySet<string>) {
  const ballots = hasPapers(contest) ? await papers(contest.id) : await approvals(contest.id)
  return [...ballots]
    .map(([id, marks]): PublishedBallot => ({ id, marks: only(marks, candidates) }))
    .filter(({ marks }) => hasPapers(contest) || Object.keys(marks).length > 0)
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

const only = (marks: Marks, candidates: ReadonlySet<string>): Marks =>
  Object.fromEntries(
    Object.entries(marks)
      .filter(([id]) => candidates.has(id))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

async function approvals(contestId: string) {
  const ballots = new Map<string, Marks>()
  for (const { ideaId, ballot } of await countedBallots(contestId)) {
    const number = numberOf(ballot)
    const marks = ballots.get(number) ?? {}
    marks[ideaId] = 1
    ballots.set(number, marks)
  }
  return ballots
}

async function papers(contestId: string) {
  const counted = (await standingPapers(contestId)).filter(({ state }) => state === 'counted')
  return new Map(counted.map(({ marks, ballot }) => [numberOf(ballot), marks]))
}

/** The random number that stands for a person in what the log opens. */
const numberOf = (ballot: string) => (JSON.parse(ballot) as { ballot: string }).ballot
