import { writePabulib } from '#app/features/ranking/formats/write-pabulib.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/**
 * Where money is given out, budget and costs are the real ones. Elsewhere: Pabulib knows money and no seats, so every idea costs one of as many seats as there are; the money it would take
 * stands in a column of our own, as quorum, seed and seats do in lines of META.
 */
export function asPabulib(election: PublishedElection) {
  const { candidates, ballots, seats, budget, unit, quorum, winners, supporters, ...contest } = election
  const { slug, title, language, rule, seed } = contest
  const places = budget === null
  return writePabulib({
    meta: {
      ...{ description: oneLine(title), country: '', unit: slug, instance: slug },
      ...{ rule: rule === 'approval' ? 'greedy' : rule, language },
      ...(places ? { seats: `${seats}` } : { currency: oneLine(unit) }),
      ...{ quorum: `${quorum?.needed ?? ''}`, seed },
    },
    budget: budget ?? seats,
    voteType: 'approval',
    projects: candidates.map(({ id, name, cost }) => ({
      id,
      cost: places ? 1 : (cost ?? 0),
      row: {
        votes: `${supporters.get(id) ?? 0}`,
        name: oneLine(name),
        ...(places ? { price: `${cost ?? ''}` } : {}),
      },
    })),
    votes: ballots.map(({ id, approvals }) => ({ voterId: id, approvals, points: null, row: {} })),
    winners,
  })
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
