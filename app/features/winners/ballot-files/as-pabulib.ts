import { mostStars } from '#app/features/contests/ballots/marks.ts'
import { writePabulib } from '#app/features/ranking/formats/write-pabulib.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/**
 * Where money is given out, budget and costs are the real ones. Pabulib knows no seats, so elsewhere every idea costs one
 * of as many as there are; the money it would take stands in a column of our own, as quorum, seed and seats do in META.
 * It knows no weights: a ballot that counts twice stands there twice.
 */
export function asPabulib(election: PublishedElection) {
  const { candidates, ballots, seats, budget, unit, quorum, winners, supporters, ...contest } = election
  const { slug, title, language, rule, ballot, seed } = contest
  const places = budget === null
  return writePabulib({
    meta: {
      ...{ description: oneLine(title), country: '', unit: slug, instance: slug },
      ...{ rule: rule === 'approval' ? 'greedy' : rule, language },
      ...(places ? { seats: `${seats}` } : { currency: oneLine(unit) }),
      ...{ quorum: `${quorum?.needed ?? ''}`, seed },
      ...(ballot === 'score' ? { min_points: '0', max_points: `${mostStars}` } : {}),
    },
    budget: budget ?? seats,
    voteType: voteTypes[ballot] ?? 'approval',
    projects: candidates.map(({ id, name, cost }) => ({
      id,
      cost: places ? 1 : (cost ?? 0),
      row: {
        votes: `${supporters.get(id) ?? 0}`,
        name: oneLine(name),
        ...(places ? { price: `${cost ?? ''}` } : {}),
      },
    })),
    // A ballot that names nobody has no line in this format; it changes no sum.
    votes: ballots
      .filter(({ approvals }) => approvals.length > 0)
      .flatMap(({ id, approvals, marks, weight = 1 }) =>
        Array.from({ length: weight }, (_, nth) => ({
          ...{ voterId: nth === 0 ? id : `${id}-${nth + 1}`, approvals, row: {} },
          points: marks ? approvals.map((idea) => marks[idea] ?? 0) : null,
        })),
      ),
    winners,
  })
}

/** Stars are scores and points are points; what else is filled in as a whole has no name there. */
const voteTypes: Partial<Record<PublishedElection['ballot'], 'scoring' | 'cumulative'>> = {
  score: 'scoring',
  points: 'cumulative',
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
