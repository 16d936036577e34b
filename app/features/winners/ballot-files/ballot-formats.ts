import type { Ballot } from '#app/features/contests/ballots/ballots.ts'

/** Endings of the files in which other programs read ballots, beside our own CSV. */
export const ballotFormats = ['pb', 'toc', 'toi', 'soi', 'cat', 'blt', 'json'] as const
export type BallotFormat = (typeof ballotFormats)[number]

/** The formats that can say all that a kind of ballot says; others would have to leave something out, so there are none. */
const formatsOfBallot: Record<Ballot, readonly BallotFormat[]> = {
  approve: ['pb', 'toc', 'cat', 'blt', 'json'],
  rank: ['toi', 'soi', 'blt', 'json'],
  score: ['pb', 'json'],
  points: ['pb', 'json'],
  quadratic: ['json'],
  updown: ['json'],
  // Only these two know costs and a budget.
  budget: ['pb', 'json'],
  // None of them knows answers to pairs: these are in our own CSV and in the recount.
  pair: [],
}

interface Counted {
  ballot: Ballot
  rule: string
  /** Ideas below the quorum. */
  below: number
  /** A ballot puts several ideas on one rank. */
  sharedRanks: boolean
}

export const formatsFor = ({ ballot, rule, below, sharedRanks }: Counted) =>
  formatsOfBallot[ballot].filter((format) => {
    if (format === 'soi') return !sharedRanks
    // BLT knows no quorum but only ideas that stand back, which is another count where all that stand are compared.
    return !(format === 'blt' && below > 0 && (rule === 'schulze' || rule === 'borda'))
  })
