import type { Ballot } from '#app/features/contests/ballots/ballots.ts'

/** Endings of the files in which other programs read ballots, beside our own CSV. */
export const ballotFormats = ['pb', 'toc', 'toi', 'cat', 'blt', 'json'] as const
export type BallotFormat = (typeof ballotFormats)[number]

/** What each ballot can be written as without losing what it says: orders hold no points, categories no sums. */
export const formatsOf: Record<Ballot, readonly BallotFormat[]> = {
  approve: ['pb', 'toc', 'cat', 'blt', 'json'],
  score: ['pb', 'json'],
  points: ['pb', 'json'],
  quadratic: ['pb', 'json'],
  rank: ['toi', 'blt', 'json'],
  updown: ['cat', 'json'],
}
