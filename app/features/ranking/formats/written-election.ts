import type { RankedBallot, Weighed } from '../counting/count-result.ts'
import { fraction } from '../counting/fraction.ts'
import type { NamedCandidate } from './election-file.ts'

/** Ranked ballots to be written into a file; ids may be any texts. */
export type WrittenElection = {
  title: string
  candidates: readonly NamedCandidate[]
  ballots: readonly RankedBallot[]
}

/** The number that a file gives a candidate, from 1. Throws a RangeError for one that is not in the list. */
export function numbersById(candidates: readonly NamedCandidate[]) {
  const numbers = new Map(candidates.map(({ id }, index) => [id, index + 1]))
  return (id: string) => {
    const number = numbers.get(id)
    if (number === undefined) throw new RangeError(`A ballot names ${id}, which is no candidate`)
    return number
  }
}

/** What was ranked, as its file writes it, and by how many. */
export type TalliedOrder = { order: string; votes: bigint | number }

/**
 * Puts ballots with the same written order together, most votes first. Where ballots are weighted, all are multiplied by
 * the smallest number that makes their votes whole: formats count in whole votes, and ratios are what weights are about.
 */
export function wholeVotes<Ballot extends Weighed>(ballots: readonly Ballot[], write: (ballot: Ballot) => string) {
  const multiple = ballots.reduce((whole, { weight }) => leastCommonMultiple(whole, weight?.denominator ?? 1n), 1n)
  const votes = new Map<string, bigint>()
  for (const ballot of ballots) {
    const { people = 1, weight = fraction(1) } = ballot
    const order = write(ballot)
    const own = (BigInt(people) * weight.numerator * multiple) / weight.denominator
    if (own > 0n) votes.set(order, (votes.get(order) ?? 0n) + own)
  }
  return [...votes]
    .map(([order, number]) => ({ order, votes: number }))
    .sort((one, other) => Number(other.votes - one.votes) || (one.order < other.order ? -1 : 1))
}

/** The denominator of a/b in lowest terms is b over their greatest common divisor. */
const leastCommonMultiple = (one: bigint, other: bigint) => one * fraction(one, other).denominator
