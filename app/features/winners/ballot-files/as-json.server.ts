import { ranksOf } from '#app/features/winners/ballot-files/as-orders.server.ts'
import { byNumber, type PublishedBallot } from '#app/features/winners/ballot-files/published-ballots.server.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/** Everything that was counted, under names that say what it is; `aflora count` reads it. */
export async function* asJson(election: PublishedElection): AsyncGenerator<string> {
  const { slug, title, rule, ballot, seats, budget, unit, quorum, seed, winners, candidates, ballots } = election
  const ends = budget === null ? { seats } : { budget, unit }
  const said = { contest: slug, title, ballot, rule, ...ends, quorum: quorum?.needed ?? null, seed, winners }
  const rows = Object.entries(said).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
  yield `{\n${rows.join('')}  "candidates": [`
  yield* lines(candidates, (candidate) => candidate)
  yield '],\n  "ballots": ['
  yield* lines(byNumber(ballots()), (each) => shown(ballot, each))
  yield ']\n}\n'
}

function shown(kind: PublishedElection['ballot'], { id, approvals, marks, weight }: PublishedBallot) {
  const weighed = weight === undefined ? {} : { weight: `${weight}` }
  if (!marks) return { id, approvals, ...weighed }
  return kind === 'rank' ? { id, ranks: ranksOf(marks), ...weighed } : { id, numbers: marks, ...weighed }
}

/** One to a line, so that a line tool can read them too. */
async function* lines<Item>(list: Iterable<Item> | AsyncIterable<Item>, show: (item: Item) => object) {
  let lead = ''
  for await (const item of list) {
    yield `${lead}\n    ${JSON.stringify(show(item))}`
    lead = ','
  }
  if (lead) yield '\n  '
}
