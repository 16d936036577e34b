import { asJson } from '#app/features/winners/ballot-files/as-json.server.ts'
import { asBlt, asCat, asSoi, asToc, asToi } from '#app/features/winners/ballot-files/as-orders.server.ts'
import { asPabulib } from '#app/features/winners/ballot-files/as-pabulib.server.ts'
import { type BallotFormat, ballotFormats, formatsFor } from '#app/features/winners/ballot-files/ballot-formats.ts'
import {
  type PublishedElection,
  publishedElection,
} from '#app/features/winners/ballot-files/published-election.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { m } from '#app/paraglide/messages.js'
import { inParts } from '#app/web/in-parts.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const writers: Record<BallotFormat, (election: PublishedElection) => AsyncGenerator<string>> = {
  pb: asPabulib,
  toc: asToc,
  toi: asToi,
  soi: asSoi,
  cat: asCat,
  blt: asBlt,
  json: asJson,
}

export const isBallotFormat = (format: string): format is BallotFormat =>
  ballotFormats.some((known) => known === format)

/** The formats in which the ballots of a counted contest can be had without losing a word. */
export const formatsOf = ({ ballot }: ContestRow, { rule, quorum, sharedRanks = true }: Count) =>
  formatsFor({ ballot, rule, below: quorum?.below.length ?? 0, sharedRanks })

/** Why these ballots cannot be written so, in words; undefined when they can. */
export function formatRefusal(contest: ContestRow, count: Count, format: BallotFormat) {
  const formats = formatsOf(contest, count)
  if (formats.includes(format)) return undefined
  return m.winners_ballots_refused({ format: `.${format}`, formats: formats.map((known) => `.${known}`).join(', ') })
}

/**
 * The ballots that the official count counted, as a file that other programs read. Published with the result. Nothing of
 * them changes after the close, so they are read while they are taken.
 */
export async function ballotFile(contest: ContestRow, count: Count, format: BallotFormat) {
  return {
    name: `${contest.slug}-ballots.${format}`,
    type: format === 'json' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    body: await inParts(writers[format](await publishedElection(contest, count))),
  }
}
