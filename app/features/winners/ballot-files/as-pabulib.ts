import { writePabulib } from '#app/features/ranking/formats/write-pabulib.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/**
 * Pabulib knows money and no seats, so every idea costs one of as many seats as there are; the money it would take
 * stands in a column of our own, as quorum, seed and seats do in lines of META. It knows no weights: a ballot that counts
 * twice stands there twice.
 */
export function asPabulib({ candidates, ballots, seats, quorum, winners, supporters, ...contest }: PublishedElection) {
  const { slug, title, language, rule, seed } = contest
  return writePabulib({
    meta: {
      ...{ description: oneLine(title), country: '', unit: slug, instance: slug },
      ...{ rule: rule === 'approval' ? 'greedy' : rule, language },
      ...{ seats: `${seats}`, quorum: `${quorum?.needed ?? ''}`, seed },
    },
    budget: seats,
    voteType: 'approval',
    projects: candidates.map(({ id, name, cost }) => ({
      id,
      cost: 1,
      row: { votes: `${supporters.get(id) ?? 0}`, name: oneLine(name), price: `${cost ?? ''}` },
    })),
    votes: ballots.flatMap(({ id, approvals, weight = 1 }) =>
      Array.from({ length: weight }, (_, nth) => ({
        ...{ voterId: nth === 0 ? id : `${id}-${nth + 1}`, approvals, points: null, row: {} },
      })),
    ),
    winners,
  })
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
