import { ranksOf } from '#app/features/winners/ballot-files/as-orders.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/** Everything that was counted, under names that say what it is; `aflora count` reads it. */
export function asJson(published: PublishedElection) {
  const { slug, title, rule, ballot, seats, budget, unit, quorum, seed, winners, candidates } = published
  const ends = budget === null ? { seats } : { budget, unit }
  const election = { contest: slug, title, ballot, rule, ...ends, quorum: quorum?.needed ?? null, seed, winners }
  const rows = [
    ...Object.entries(election).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    `  "candidates": [${lines(candidates)}],`,
    `  "ballots": [${lines(ballotsOf(published))}]`,
  ]
  return `{\n${rows.join('\n')}\n}\n`
}

function ballotsOf({ ballot, ballots }: PublishedElection) {
  return ballots.map(({ id, approvals, marks, weight }) => {
    const weighed = weight === undefined ? {} : { weight: `${weight}` }
    if (!marks) return { id, approvals, ...weighed }
    return ballot === 'rank' ? { id, ranks: ranksOf(marks), ...weighed } : { id, numbers: marks, ...weighed }
  })
}

/** One to a line, so that a line tool can read them too. */
const lines = (list: readonly object[]) =>
  list.length > 0 ? `\n    ${list.map((each) => JSON.stringify(each)).join(',\n    ')}\n  ` : ''
