import type { Tie } from '../count-result.ts'
import { type Fraction, subtractFractions, ZERO } from '../fraction.ts'
import { addWeights } from './add-weights.ts'
import type { Roll } from './number-ballots.ts'
import { levels, mostFirst, orderByTally } from './order-by-tally.ts'
import type { RankedStep } from './ranked-count.ts'
import { pickOne, type TieBreaker } from './tie-breaker.ts'

/** Votes by candidate number; `to` what each of the `receivers` gained from the excluded. */
export type Round = {
  inside: number[]
  votes: Fraction[]
  exhausted: Fraction
  ties: Tie<RankedStep>[]
  excluded?: { number: number; receivers: number[]; to: Fraction[]; exhausted: Fraction }
}

/**
 * The rounds of an instant runoff, down to two candidates. `order` is best first, `tallies` the votes of
 * each candidate in its last round, `lastTies` those between the last two.
 */
export function runoff(roll: Roll, breaker: TieBreaker) {
  const tally = talliers(roll)
  const inside = [...roll.candidates.keys()]
  const excluded: number[] = []
  const tallies = roll.candidates.map(() => ZERO)
  const rounds: Round[] = [{ inside, ...tally(inside), ties: [] }]
  for (let round = rounds[0] as Round; ; round = rounds.at(-1) as Round) {
    for (const number of round.inside) tallies[number] = round.votes[number] as Fraction
    const earlier = rounds
      .slice(0, -1)
      .reverse()
      .map(({ votes }) => mostFirst(votes))
    if (round.inside.length <= 2) {
      const { order, ties } = orderByTally(round.inside, round.votes, breaker, earlier)
      return { order: [...order, ...excluded], tallies, rounds, lastTies: ties }
    }
    const fewest = levels(round.inside, mostFirst(round.votes)).at(-1) as number[]
    const picked = pickOne(roll, breaker(fewest, earlier), 'last')
    rounds.push(exclude(round, picked, tally))
    excluded.unshift(picked.number)
  }
}

type Tally = (inside: readonly number[]) => Pick<Round, 'votes' | 'exhausted'>

/** Excludes a candidate from a round, writes into the round where its votes went, and counts the next one. */
function exclude(round: Round, { number, ties }: ReturnType<typeof pickOne>, tally: Tally): Round {
  const receivers = round.inside.filter((one) => one !== number)
  const next = tally(receivers)
  const to = next.votes.map((votes, one) => subtractFractions(votes, round.votes[one] as Fraction))
  round.ties = ties
  round.excluded = { number, receivers, to, exhausted: subtractFractions(next.exhausted, round.exhausted) }
  return { inside: receivers, ...next, ties: [] }
}

/** Counts the best ranked candidates still in; ballots remember where they stand, and only ever move on. */
function talliers({ candidates, weights, ballots }: Roll): Tally {
  const at = new Int32Array(ballots.length)
  const size = candidates.length + 1
  return (inside) => {
    const stays = new Uint8Array(candidates.length)
    for (const number of inside) stays[number] = 1
    const people = new Float64Array(weights.length * size)
    for (const [index, { ranks, clear, people: many, weight }] of ballots.entries()) {
      let place = at[index] as number
      while (place < clear && !stays[ranks[place] as number]) place++
      at[index] = place
      const to = weight * size + (place < clear ? (ranks[place] as number) : candidates.length)
      people[to] = (people[to] as number) + many
    }
    const votes = addWeights(people, weights)
    return { votes: votes.slice(0, -1), exhausted: votes.at(-1) as Fraction }
  }
}
