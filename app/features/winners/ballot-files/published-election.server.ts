import { publishedBallots } from '#app/features/winners/ballot-files/published-ballots.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount } from '#drizzle/queries/counting.ts'

export type PublishedElection = Awaited<ReturnType<typeof publishedElection>>

/**
 * What was counted in a closed contest, ready to be written as a file: candidates by id, what the contest itself had settled. Names no person. The title of an idea that is not to be read any
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
  const named = new Set(candidates.map(({ id }) => id))
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
    ballots: () => publishedBallots(contest, named),
  }
}
