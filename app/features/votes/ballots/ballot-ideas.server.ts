import type { Ballot } from '#app/features/contests/ballots/ballots.ts'
import type { Costs, Marks } from '#app/features/contests/ballots/marks.ts'
import { ideasOnBallot } from '#drizzle/queries/ballot-papers.ts'

interface OnBallot {
  id: string
  ballot: Ballot
}

export type BallotIdeaRow = Awaited<ReturnType<typeof ideasOnBallot>>[number]

/**
 * The published ideas of a contest: those on its ballot, and those that are not because nobody has said yet what they
 * cost. Only where money is given out an idea needs a cost.
 */
export async function ballotIdeas({ id, ballot }: OnBallot) {
  const all = await ideasOnBallot(id)
  const needed = ballot === 'budget'
  return {
    ideas: needed ? all.filter(({ cost }) => cost !== null) : all,
    uncosted: needed ? all.filter(({ cost }) => cost === null) : [],
  }
}

export const costsOf = (ideas: readonly Pick<BallotIdeaRow, 'id' | 'cost'>[]): Costs =>
  Object.fromEntries(ideas.map(({ id, cost }) => [id, cost ?? 0]))

/** What a ballot of this contest may spend: its money, points, credits or ranks; null where nothing is spent. */
export const limitOf = (contest: { ballot: Ballot; budget: number | null; votesPerPerson: number | null }) =>
  contest.ballot === 'budget' ? (contest.budget ?? 0) : contest.votesPerPerson

/** Whether marks name an idea of this list. */
export const namesAny = (marks: Marks, ideas: readonly { id: string }[]) =>
  ideas.some(({ id }) => Object.hasOwn(marks, id))
