import { asJson } from '#app/features/winners/ballot-files/as-json.ts'
import { asBlt, asCat, asToc } from '#app/features/winners/ballot-files/as-orders.ts'
import { asPabulib } from '#app/features/winners/ballot-files/as-pabulib.ts'
import { type BallotFormat, formatsFor } from '#app/features/winners/ballot-files/ballot-formats.ts'
import {
  type PublishedElection,
  publishedElection,
} from '#app/features/winners/ballot-files/published-election.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const writers: Record<BallotFormat, (election: PublishedElection) => string> = {
  pb: asPabulib,
  toc: asToc,
  cat: asCat,
  blt: asBlt,
  json: asJson,
}

export const isBallotFormat = ({ ballot }: ContestRow, format: string): format is BallotFormat =>
  formatsFor(ballot).some((known) => known === format)

/** The ballots that the official count counted, as a file that other programs read. Published with the result. */
export async function ballotFile(contest: ContestRow, count: Count, format: BallotFormat) {
  return {
    name: `${contest.slug}-ballots.${format}`,
    type: format === 'json' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    body: writers[format](await publishedElection(contest, count)),
  }
}
