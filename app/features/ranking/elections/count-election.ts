import type { Quorum } from '../counting/count-result.ts'
import type { Election } from './election.ts'
import { type AnyCount, type RuleName, rules } from './rules.ts'

export type CountWishes = {
  /** Over what the file says; one seat where nobody says. */
  seats?: number
  budget?: number
  /** Seed of the lot at the end of the ladder. */
  seed?: string
}

/** Why a rule cannot count an election: its ballots are of another kind, or it needs money that nobody named. */
export type CannotCount = { ok: false; reason: 'no-approvals' | 'no-ranked' | 'no-numbers' | 'no-budget' | 'no-costs' }

/**
 * Counts an election read from a file by any published rule. The file's own order settles ties where it has one.
 * Throws a RangeError for seats or a budget that are no whole numbers.
 */
export function countElection(
  election: Election,
  name: RuleName,
  { seats, budget, seed = election.seed ?? '' }: CountWishes = {},
): { ok: true; count: AnyCount } | CannotCount {
  const { candidates, limits } = election
  const common = { candidates, seed, lot: lotOf(election.tieOrder), quorum: quorumOf(election) }
  const rule = rules[name]
  if (rule.by === 'budget') {
    const money = budget ?? election.budget
    if (!election.approvals) return { ok: false, reason: 'no-approvals' }
    if (money === null) return { ok: false, reason: 'no-budget' }
    if (candidates.some(({ cost }) => cost === undefined || cost === null)) return { ok: false, reason: 'no-costs' }
    return { ok: true, count: rule.count({ ...common, budget: money, ballots: election.approvals }) }
  }
  const places = { ...common, candidates: pricedBy(election), seats: seats ?? election.seats ?? 1 }
  if (rule.ballots === 'approvals') {
    if (!election.approvals) return { ok: false, reason: 'no-approvals' }
    return { ok: true, count: rule.count({ ...places, ballots: election.approvals }) }
  }
  if (rule.ballots === 'ranked') {
    if (!election.ranked) return { ok: false, reason: 'no-ranked' }
    return { ok: true, count: rule.count({ ...places, ballots: election.ranked }) }
  }
  if (!election.numbers) return { ok: false, reason: 'no-numbers' }
  return { ok: true, count: rule.count({ ...places, limits, ballots: election.numbers }) }
}

const quorumOf = ({ quorum }: Election): Quorum | null => (quorum ? { kind: 'supporters', minimum: quorum } : null)

/** Where seats are given out, a seat costs nothing and the money of an idea only tells it apart from its equals. */
const pricedBy = ({ candidates, prices }: Election) =>
  prices ? candidates.map(({ id }) => ({ id, cost: prices.get(id) ?? null })) : candidates

/** The place in the file's order, as text that sorts alike; those it does not name come last, by name. */
function lotOf(tieOrder: string[] | null) {
  if (!tieOrder) return undefined
  const places = new Map(tieOrder.map((id, place) => [id, String(place).padStart(9, '0')]))
  return (id: string) => places.get(id) ?? `~${id}`
}
