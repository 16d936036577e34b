import type { Group } from '#app/features/votes/group-of.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { groupIn } from '#app/features/winners/counting/weights-of.server.ts'
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
    seats: contest.places,
    quorum: count.quorum,
    seed: contest.seed,
    tieOrder: count.order.map(({ id }) => id),
    winners: count.winners.map(({ id }) => id),
    supporters: new Map(count.order.map(({ id, supporters }) => [id, supporters])),
    candidates,
    ballots: await ballotsOf(contest, new Set(candidates.map(({ id }) => id))),
  }
}

/** By number, so that their order tells nothing about time. */
async function ballotsOf({ id: contestId, weights }: ContestRow, candidates: Set<string>) {
  const ballots = new Map<string, string[]>()
  const groups = new Map<string, Group>()
  for (const { ideaId, ballot } of await countedBallots(contestId)) {
    if (!candidates.has(ideaId)) continue
    const { ballot: number } = JSON.parse(ballot) as { ballot: string }
    groups.set(number, groupIn(ballot))
    const approvals = ballots.get(number)
    if (approvals) approvals.push(ideaId)
    else ballots.set(number, [ideaId])
  }
  return [...ballots]
    .map(([id, approvals]) => ({ id, approvals: approvals.sort(), weight: weights?.[groups.get(id) ?? 'customers'] }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
