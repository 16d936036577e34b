/** Endings of the files in which other programs read ballots, beside our own CSV. */
export const ballotFormats = ['pb', 'toc', 'cat', 'blt', 'json'] as const
export type BallotFormat = (typeof ballotFormats)[number]
