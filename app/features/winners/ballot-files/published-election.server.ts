import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { groupIn, groupsOfBallots } from '#app/features/winners/counting/weights-of.server.ts'
import { standingPapers } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { countedBallots, ideasForRecount } from '#drizzle/queries/counting.ts'

export type PublishedElection = Awaited<ReturnType<typeof publishedElection>>

/**
 * What was counted in a closed contest, ready to be written as a file: candidates by id, each ballot under its random
 * number, and what the contest itself had settled. Names no person. The title of an idea that is not to be read any
 * more is its id. `tieOrder` is the order in which the official count settled its ties: no idea that was level with
 * another stands behind one it was chosen over.
 */
export async function publishedElection(contest: ContestRow, count: Count) {
  const known = new Map((await ideasForRecount(contest.id)).map((idea) => [idea.id, idea]))
  const candidates = count.order
    .map(({ id }) => {
      const { title, cost, state } = known.get(id) ?? { title: '', cost: null, state: 'hidden' }
      return { id, name: state === 'published' && title.trim() !== '' ? title : id, cost }
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  return {
    ...{ slug: contest.slug, title: contest.title, language: contest.language, rule: count.rule },
    ballot: contest.ballot,
    seats: contest.places,
    budget: contest.ballot === 'budget' ? (contest.budget ?? 0) : null,
    unit: contest.budgetUnit,
    quorum: count.quorum,
    seed: contest.seed,
    tieOrder: count.order.map(({ id }) => id),
    winners: count.winners.map(({ id }) => id),
    supporters: new Map(count.order.map(({ id, supporters }) => [id, supporters])),
    candidates,
    ballots: await publishedBallots(contest, new Set(candidates.map(({ id }) => id))),
  }
}

/** `marks` is what a ballot that was filled in as a whole gives each idea; `approvals` are the ideas it names. */
export interface PublishedBallot {
  id: string
  approvals: string[]
  marks?: Marks
  /** How many times it counts, where groups weigh differently. */
  weight?: number
}

/** A budget's ballots only name ideas. */
async function publishedBallots(contest: ContestRow, candidates: Set<string>): Promise<PublishedBallot[]> {
  if (!hasPapers(contest)) return ballotsOf(contest, candidates)
  const papers = await papersOf(contest, candidates)
  return contest.ballot === 'budget' ? papers.map(({ marks, ...named }) => named) : papers
}

async function papersOf({ id: contestId, weights }: ContestRow, candidates: Set<string>): Promise<PublishedBallot[]> {
  const papers = (await standingPapers(contestId)).filter(({ state }) => state === 'counted')
  return papers
    .map(({ ballot, marks }) => {
      const known = Object.entries(marks)
        .filter(([id]) => candidates.has(id))
        .sort(([one], [other]) => (one < other ? -1 : 1))
      const named = { id: numberOn(ballot), approvals: known.map(([idea]) => idea), marks: Object.fromEntries(known) }
      return { ...named, weight: weights?.[groupIn(ballot)] }
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** By number, so that their order tells nothing about time. */
async function ballotsOf({ id: contestId, weights }: ContestRow, candidates: Set<string>): Promise<PublishedBallot[]> {
  const votes = (await countedBallots(contestId)).filter(({ ideaId }) => candidates.has(ideaId))
  const groupOf = weights ? groupsOfBallots(votes) : groupIn
  const ballots = new Map<string, PublishedBallot>()
  for (const { ideaId, ballot } of votes) {
    const id = numberOn(ballot)
    const known = ballots.get(id) ?? { id, approvals: [], weight: weights?.[groupOf(ballot)] }
    known.approvals.push(ideaId)
    ballots.set(id, known)
  }
  for (const { approvals } of ballots.values()) approvals.sort()
  return [...ballots.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}
