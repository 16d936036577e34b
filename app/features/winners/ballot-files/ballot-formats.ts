/** Endings of the files in which other programs read ballots, beside our own CSV. */
export const ballotFormats = ['pb', 'toc', 'cat', 'blt', 'json'] as const
export type BallotFormat = (typeof ballotFormats)[number]

/** Only these two know costs and a budget; a file without them could not find the winners again. */
const withMoney: BallotFormat[] = ['pb', 'json']

/** The formats in which the ballots of a contest can be had. */
export function formatsFor(ballot: string): readonly BallotFormat[] {
  // None of them knows answers to pairs: these are in our own CSV and in the recount.
  if (ballot === 'pair') return []
  return ballot === 'budget' ? withMoney : ballotFormats
}
