import { type CountInput, checkCandidates, lotOf, wholeNumber } from './count-input.ts'
import type { CountedIdea, Standing, Tie } from './count-result.ts'
import { countedIdea, rankByTally } from './elect-from-top.ts'
import { fraction } from './fraction.ts'
import { shrunkMean } from './numbers/shrunk-mean.ts'

/** What one helper was shown, and which of these look like the worst. */
export type LemonBallot = { shown: readonly string[]; lemons: readonly string[] }
export type LemonCount = Pick<CountInput, 'candidates' | 'seed' | 'lot'> & {
  ballots: readonly LemonBallot[]
  /** How many ideas stay in the open. */
  keep: number
}

export type LemonTally = { id: string; shown: number; lemons: number }
export type LemonStage =
  | { stage: 'batches'; helpers: number; showings: number; lemons: number; invalid: number }
  | { stage: 'lemons'; ideas: LemonTally[] }
  | { stage: 'archived'; ids: string[]; unproven: string[] }

/** `order` has the fewest lemons first; its `supporters` are helpers who saw an idea and gave it no lemon. */
export type LemonResult = {
  rule: 'bag-of-lemons'
  kept: string[]
  archived: string[]
  order: CountedIdea[]
  stages: LemonStage[]
  ties: Tie[]
}

export const LARGEST_BATCH = 25
/** An idea shown less often than this is never archived. */
export const SHOWINGS_NEEDED = 5

/** How many lemons a helper has for a batch: one in five ideas, at least one. */
export const lemonsFor = (batch: number) => Math.max(1, Math.floor(batch / 5))

/**
 * Bag of lemons: helpers name the worst of a random batch, and the ideas with the largest share of lemons are archived.
 * Klein & Garcia (2015); Lukumon & Klein, Crowd-sourced idea filtering with Bag of Lemons (2023).
 *
 * Tally: 1 − posterior mean of lemons / shown, with 5 imaginary showings at the usual rate; exact. An idea shown fewer
 * than 5 times stays (`unproven`), so more than `keep` may. A batch too large, an idea shown twice, a lemon not shown
 * or too many lemons make a ballot invalid. Throws a RangeError for a `keep` that is no whole number.
 */
export function bagOfLemons(count: LemonCount): LemonResult {
  wholeNumber(count.keep, 'The number to keep')
  checkCandidates(count)
  const valid = count.ballots.filter(isValid)
  const tallies = tallyLemons(count, valid)
  const { order, ties } = rankByTally(lemonStandings(count, tallies))
  const late = order.slice(count.keep).map((idea) => idea.id)
  const isProven = (id: string) => (tallies.get(id)?.shown ?? 0) >= SHOWINGS_NEEDED
  const archived = late.filter(isProven)
  const gone = new Set(archived)
  const invalid = count.ballots.length - valid.length

  return {
    rule: 'bag-of-lemons',
    kept: order.map((idea) => idea.id).filter((id) => !gone.has(id)),
    archived,
    order: order.map(countedIdea),
    stages: [
      { stage: 'batches', helpers: count.ballots.length, ...sumTallies(tallies.values()), invalid },
      { stage: 'lemons', ideas: order.map(({ id }) => tallies.get(id) as LemonTally) },
      { stage: 'archived', ids: archived, unproven: late.filter((id) => !isProven(id)) },
    ],
    ties,
  }
}

function isValid({ shown, lemons }: LemonBallot) {
  const seen = new Set(shown)
  const isPlain = seen.size === shown.length && new Set(lemons).size === lemons.length
  return (
    isPlain &&
    shown.length <= LARGEST_BATCH &&
    lemons.length <= lemonsFor(shown.length) &&
    lemons.every((id) => seen.has(id))
  )
}

function tallyLemons({ candidates }: LemonCount, ballots: readonly LemonBallot[]) {
  const tallies = new Map(candidates.map(({ id }) => [id, { id, shown: 0, lemons: 0 }]))
  for (const { shown, lemons } of ballots) {
    for (const id of shown) add(tallies.get(id), 'shown')
    for (const id of lemons) add(tallies.get(id), 'lemons')
  }
  return tallies
}

function add(tally: LemonTally | undefined, what: 'shown' | 'lemons') {
  if (tally) tally[what]++
}

function sumTallies(tallies: Iterable<LemonTally>) {
  const all = [...tallies]
  return {
    showings: all.reduce((sum, { shown }) => sum + shown, 0),
    lemons: all.reduce((sum, { lemons }) => sum + lemons, 0),
  }
}

function lemonStandings(count: LemonCount, tallies: ReadonlyMap<string, LemonTally>): Standing[] {
  const { showings, lemons } = sumTallies(tallies.values())
  const usual = showings > 0 ? fraction(showings - lemons, showings) : fraction(1)
  return count.candidates.map(({ id, cost }) => {
    const own = tallies.get(id) as LemonTally
    const spared = own.shown - own.lemons
    const tally = shrunkMean(fraction(spared), fraction(own.shown), usual, fraction(SHOWINGS_NEEDED))
    return { id, tally, supporters: spared, cost: cost ?? null, lot: lotOf(count, id) }
  })
}
