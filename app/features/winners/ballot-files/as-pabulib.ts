import type { PabulibVoteType } from '#app/features/ranking/formats/pabulib.ts'
import { writePabulib } from '#app/features/ranking/formats/write-pabulib.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

const voteTypes: Partial<Record<PublishedElection['ballot'], PabulibVoteType>> = {
  score: 'scoring',
  points: 'cumulative',
  quadratic: 'cumulative',
}

/**
 * Pabulib knows money and no seats, so every idea costs one of as many seats as there are; the money it would take
 * stands in a column of our own, as quorum, seed and seats do in lines of META.
 */
export function asPabulib({ candidates, ballots, seats, quorum, winners, supporters, ...contest }: PublishedElection) {
  const { slug, title, language, rule, seed } = contest
  const voteType = voteTypes[contest.ballot] ?? 'approval'
  return writePabulib({
    meta: {
      ...{ description: oneLine(title), country: '', unit: slug, instance: slug },
      ...{ rule: rule === 'approval' ? 'greedy' : rule, language },
      ...{ seats: `${seats}`, quorum: `${quorum?.needed ?? ''}`, seed },
      ...limitRows(contest),
    },
    budget: seats,
    voteType,
    projects: candidates.map(({ id, name, cost }) => ({
      id,
      cost: 1,
      row: { votes: `${supporters.get(id) ?? 0}`, name: oneLine(name), price: `${cost ?? ''}` },
    })),
    votes: ballots.map(({ id, marks }) => ({
      voterId: id,
      approvals: Object.keys(marks),
      points: voteType === 'approval' ? null : Object.values(marks),
      row: {},
    })),
    winners,
  })
}

/** A sum of credits is no sum of points: what a quadratic ballot may spend is not told in a line others would misread. */
function limitRows({ ballot, limits: { inAll, each, lowest } }: Pick<PublishedElection, 'ballot' | 'limits'>) {
  const rows = { max_sum_points: ballot === 'points' ? inAll : null, max_points: each, min_points: lowest }
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, value]) => (value === null ? [] : [[name, `${value}`]])),
  )
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
