import type { Candidate, RankedBallot } from '../count-result.ts'
import { type Fraction, fraction, writeFraction } from '../fraction.ts'
import type { RankedCount } from './ranked-count.ts'

/**
 * Identical ballots as numbers: candidates by their place in `Roll.candidates`, best first; one that shares the rank of
 * the one before it is written as its complement, so `[3, ~1, 2]` is 3 and 1 level and then 2.
 * `clear` counts the ranks before the first shared one; `weight` is a place in `Roll.weights`.
 */
export type NumberedBallot = { ranks: readonly number[]; clear: number; people: number; weight: number }

/** All ballots of a count, grouped, with candidates in the order of their ids: no order of input reaches a result. */
export type Roll = {
  candidates: readonly Candidate[]
  ballots: readonly NumberedBallot[]
  weights: readonly Fraction[]
  /** People who handed in a ballot, and those whose ballot ranks no candidate. */
  people: number
  blank: number
  /** Ranks given to ideas that are no candidates, or given twice. */
  ignored: number
}

/** Two UTF-16 units per candidate tell groups of ballots apart, see `addToGroup`. */
const MOST_CANDIDATES = 2 ** 15

/**
 * Reads ballots into numbers once, so that rules count with integers.
 * Throws a RangeError for seats that are no whole number, candidates named twice or too many, or fewer than no votes.
 */
export function numberBallots({ candidates, seats, ballots }: RankedCount): Roll {
  if (!Number.isSafeInteger(seats) || seats < 0) throw new RangeError(`Seats must be a whole number, not ${seats}`)
  if (candidates.length > MOST_CANDIDATES) throw new RangeError(`${candidates.length} candidates are too many to rank`)
  const sorted = [...candidates].sort((one, other) => (one.id < other.id ? -1 : 1))
  const numberOf = new Map(sorted.map(({ id }, number) => [id, number]))
  if (numberOf.size < sorted.length) throw new RangeError('A candidate is named twice')

  const groups = new Map<string, NumberedBallot>()
  const weights = numberWeights()
  const lastSeen = new Int32Array(sorted.length).fill(-1)
  const roll = { people: 0, blank: 0, ignored: 0 }
  for (const [index, ballot] of ballots.entries()) {
    const people = countPeople(ballot)
    if (people === 0) continue
    const { ranks, ignored } = numberRanks(ballot.ranks, numberOf, lastSeen, index)
    addToGroup(groups, ranks, people, ballot.weight ? weights.numberOf(ballot.weight) : 0)
    roll.people += people
    roll.ignored += ignored * people
    if (ranks.length === 0) roll.blank += people
  }
  return { ...roll, candidates: sorted, ballots: [...groups.values()], weights: weights.list }
}

function countPeople({ people = 1, weight }: RankedBallot) {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError(`${people} people cannot hand in a ballot`)
  if (weight && weight.numerator < 0n) throw new RangeError('A ballot cannot weigh less than nothing')
  return people
}

/** Weights by number; a ballot that says nothing about its weight weighs one and has number 0. */
function numberWeights() {
  const list = [fraction(1)]
  const numbers = new Map([['1', 0]])
  const numberOf = (weight: Fraction) => {
    const key = writeFraction(weight)
    const number = numbers.get(key) ?? list.push(weight) - 1
    numbers.set(key, number)
    return number
  }
  return { list, numberOf }
}

/** `lastSeen` holds for each candidate the last ballot that named it: cheaper than a set per ballot. */
function numberRanks(
  groups: RankedBallot['ranks'],
  numberOf: ReadonlyMap<string, number>,
  lastSeen: Int32Array,
  ballot: number,
) {
  const ranks: number[] = []
  let ignored = 0
  for (const group of groups) {
    const start = ranks.length
    for (const id of group) {
      const number = numberOf.get(id)
      if (number === undefined || lastSeen[number] === ballot) ignored++
      else ranks.push(number)
      if (number !== undefined) lastSeen[number] = ballot
    }
    if (ranks.length > start + 1) markShared(ranks, start)
  }
  return { ranks, ignored }
}

function markShared(ranks: number[], start: number) {
  const group = ranks.splice(start).sort((one, other) => one - other)
  ranks.push(...group.map((number, place) => (place === 0 ? number : ~number)))
}

function addToGroup(groups: Map<string, NumberedBallot>, ranks: number[], people: number, weight: number) {
  // One letter per rank: even for a rank of its own, odd for a shared one.
  const letters = ranks.map((number) => (number < 0 ? ~number * 2 + 1 : number * 2))
  const key = `${weight} ${String.fromCharCode(...letters)}`
  const group = groups.get(key)
  if (group) group.people += people
  else groups.set(key, { ranks, clear: clearRanks(ranks), people, weight })
}

function clearRanks(ranks: readonly number[]) {
  const shared = ranks.findIndex((number) => number < 0)
  return shared < 0 ? ranks.length : shared - 1
}
