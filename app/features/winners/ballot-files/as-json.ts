import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/** Everything that was counted, under names that say what it is; `aflora count` reads it. */
export function asJson({ slug, title, rule, seats, quorum, seed, winners, candidates, ballots }: PublishedElection) {
  const election = { contest: slug, title, rule, seats, quorum: quorum?.needed ?? null, seed, winners }
  const rows = [
    ...Object.entries(election).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    `  "candidates": [${lines(candidates)}],`,
    `  "ballots": [${lines(ballots.map(({ weight, ...ballot }) => (weight ? { ...ballot, weight: `${weight}` } : ballot)))}]`,
  ]
  return `{\n${rows.join('\n')}\n}\n`
}

/** One to a line, so that a line tool can read them too. */
const lines = (list: readonly object[]) =>
  list.length > 0 ? `\n    ${list.map((each) => JSON.stringify(each)).join(',\n    ')}\n  ` : ''
