import type { Candidate, LadderStep, Quorum, RankedBallot } from '../count-result.ts'

/** What every rule for ranked ballots is given. */
export type RankedCount = {
  candidates: readonly Candidate[]
  seats: number
  /** Seed of the lot, see `drawLot`. */
  seed: string
  ballots: readonly RankedBallot[]
  quorum?: Quorum | null
  /** People who took part; as many as handed in a ballot unless given. */
  participants?: number
  /** The steps of the ladder that apply; all unless given. `['lot']` keeps to the letter of the laws that know only lots. */
  ladder?: readonly LadderStep[]
  /** Another lot than `drawLot`, to repeat a count made elsewhere: the smallest text goes first. */
  lot?: (id: string) => string
}

/** The ladder, after the step of rules that count in stages: the latest earlier stage at which the ideas differed. */
export type RankedStep = 'earlier-stage' | LadderStep

/** A number per idea, exact and without rounding (`7`, `22/7` or `7.00000`), ideas in the order of their ids. */
export type Tallies = Record<string, string>
