import type { Candidate, Quorum } from './count-result.ts'
import { drawLot } from './draw-lot.ts'

/** What every count starts from, besides its ballots. */
export type CountInput = {
  candidates: readonly Candidate[]
  /** Seed of the lot, see `drawLot`. */
  seed: string
  /** Another lot than the seed's, smallest text first: for elections published with an order of their own. */
  lot?: (ideaId: string) => string
  quorum?: Quorum | null
  /** People who took part; as many as the ballots stand for unless given. */
  participants?: number
}

export const lotOf = ({ lot, seed }: CountInput, ideaId: string) => (lot ? lot(ideaId) : drawLot(seed, ideaId))

/** Throws a RangeError for candidates named twice. */
export function checkCandidates({ candidates }: CountInput) {
  if (new Set(candidates.map((idea) => idea.id)).size < candidates.length)
    throw new RangeError('A candidate is named twice')
}

/** The number itself, or a RangeError where it is not whole, below zero or too large to be exact. */
export function wholeNumber(value: number, name: string) {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number, not ${value}`)
  return value
}

/** How many people the ballots stand for. */
export const countPeople = (ballots: readonly { people?: number }[]) =>
  ballots.reduce((sum, { people = 1 }) => sum + wholeNumber(people, 'The people behind a ballot'), 0)
