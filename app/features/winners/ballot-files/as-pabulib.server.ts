import { mostStars } from '#app/features/contests/ballots/marks.ts'
import { pabulibColumns, pabulibHead, pabulibLine } from '#app/features/ranking/formats/write-pabulib.ts'
import { byNumber, type PublishedBallot } from '#app/features/winners/ballot-files/published-ballots.server.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/**
 * Where money is given out, budget and costs are the real ones. Pabulib knows no seats, so elsewhere every idea costs one
 * of as many as there are; the money it would take stands in a column of our own, as quorum, seed and seats do in META.
 * It knows no weights: a ballot that counts twice stands there twice.
 */
export async function* asPabulib(election: PublishedElection): AsyncGenerator<string> {
  const told = { votes: 0, withPoints: false }
  const hear = (ballot: PublishedBallot) => {
    if (!hasLine(ballot)) return
    const { marks, weight = 1 } = ballot
    told.votes += weight
    if (marks && weight > 0) told.withPoints = true
  }
  let columns: string[] | undefined
  const head = () => {
    columns = pabulibColumns(told.withPoints)
    return pabulibHead(headOf(election), { votes: told.votes, columns })
  }
  for await (const ballot of byNumber(election.ballots(), hear)) {
    if (!columns) yield head()
    if (hasLine(ballot)) yield linesOf(ballot, columns ?? [])
  }
  if (!columns) yield head()
}

/** A ballot that names nobody has no line in this format; it changes no sum. */
const hasLine = ({ approvals }: PublishedBallot) => approvals.length > 0

function linesOf({ id, approvals, marks, weight = 1 }: PublishedBallot, columns: string[]) {
  const points = marks ? approvals.map((idea) => marks[idea] ?? 0) : null
  return Array.from({ length: weight }, (_, nth) =>
    pabulibLine({ voterId: nth === 0 ? id : `${id}-${nth + 1}`, approvals, points, row: {} }, columns),
  ).join('')
}

function headOf(election: PublishedElection) {
  const { candidates, ballots, seats, budget, unit, quorum, winners, supporters, ...contest } = election
  const { slug, title, language, rule, ballot, seed } = contest
  const places = budget === null
  return {
    meta: {
      ...{ description: oneLine(title), country: '', unit: slug, instance: slug },
      ...{ rule: rule === 'approval' ? 'greedy' : rule, language },
      ...(places ? { seats: `${seats}` } : { currency: oneLine(unit) }),
      ...{ quorum: `${quorum?.needed ?? ''}`, seed },
      ...(ballot === 'score' ? { min_points: '0', max_points: `${mostStars}` } : {}),
    },
    budget: budget ?? seats,
    voteType: voteTypes[ballot] ?? ('approval' as const),
    projects: candidates.map(({ id, name, cost }) => ({
      id,
      cost: places ? 1 : (cost ?? 0),
      row: {
        votes: `${supporters.get(id) ?? 0}`,
        name: oneLine(name),
        ...(places ? { price: `${cost ?? ''}` } : {}),
      },
    })),
    winners,
  }
}

/** Stars are scores and points are points; what else is filled in as a whole has no name there. */
const voteTypes: Partial<Record<PublishedElection['ballot'], 'scoring' | 'cumulative'>> = {
  score: 'scoring',
  points: 'cumulative',
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
