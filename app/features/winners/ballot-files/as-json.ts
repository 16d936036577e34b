import type { PublishedBallot } from '#app/features/winners/ballot-files/published-ballots.server.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'
import { ranksOf } from '#app/features/winners/ballot-files/ranks-of.ts'

/** Everything that was counted, under names that say what it is; `aflora count` reads it. */
export function asJson(published: PublishedElection) {
  const { slug, title, rule, seats, quorum, seed, limits, winners, candidates } = published
  const needed = quorum?.needed ?? null
  const election = { contest: slug, title, rule, seats, quorum: needed, seed, limits, winners }
  const rows = [
    ...Object.entries(election).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    `  "candidates": [${lines(candidates)}],`,
    `  "ballots": [${lines(published.ballots.map((ballot) => said(published.ballot, ballot)))}]`,
  ]
  return `{\n${rows.join('\n')}\n}\n`
}

function said(ballot: PublishedElection['ballot'], { id, marks }: PublishedBallot) {
  if (ballot === 'approve') return { id, approvals: Object.keys(marks) }
  return ballot === 'rank' ? { id, ranks: ranksOf(marks) } : { id, numbers: marks }
}

/** One to a line, so that a line tool can read them too. */
const lines = (list: readonly object[]) =>
  list.length > 0 ? `\n    ${list.map((each) => JSON.stringify(each)).join(',\n    ')}\n  ` : ''
