import { mostStars } from '#app/features/contests/ballots/marks.ts'
import { writePabulib } from '#app/features/ranking/formats/write-pabulib.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/**
 * Pabulib knows money and no seats, so every idea costs one of as many seats as there are; the money it would take
 * stands in a column of our own, as quorum, seed and seats do in lines of META.
 */
export function asPabulib({ candidates, ballots, seats, quorum, winners, supporters, ...contest }: PublishedElection) {
  const { slug, title, language, rule, ballot, seed } = contest
  return writePabulib({
    meta: {
      ...{ description: oneLine(title), country: '', unit: slug, instance: slug },
      ...{ rule: rule === 'approval' ? 'greedy' : rule, language },
      ...{ seats: `${seats}`, quorum: `${quorum?.needed ?? ''}`, seed },
      ...(ballot === 'score' ? { min_points: '0', max_points: `${mostStars}` } : {}),
    },
    budget: seats,
    voteType: voteTypes[ballot] ?? 'approval',
    projects: candidates.map(({ id, name, cost }) => ({
      id,
      cost: 1,
      row: { votes: `${supporters.get(id) ?? 0}`, name: oneLine(name), price: `${cost ?? ''}` },
    })),
    // A ballot that names nobody has no line in this format; it changes no sum.
    votes: ballots
      .filter(({ approvals }) => approvals.length > 0)
      .map(({ id, approvals, marks }) => ({
        ...{ voterId: id, approvals, row: {} },
        points: marks ? approvals.map((idea) => marks[idea] ?? 0) : null,
      })),
    winners,
  })
}

/** Stars are scores and points are points; what else is filled in as a whole has no name there. */
const voteTypes: Partial<Record<PublishedElection['ballot'], 'scoring' | 'cumulative'>> = {
  score: 'scoring',
  points: 'cumulative',
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
