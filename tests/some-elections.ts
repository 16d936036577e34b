import fc from 'fast-check'
import { type Fraction, fraction } from '#app/features/ranking/counting/fraction.ts'

const names = [...'abcdefgh']
const weight = fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })).map(([top, bottom]) => fraction(top, bottom))
const weighed = { people: fc.integer({ min: 1, max: 4 }), weight: fc.option(weight, { nil: undefined }) }

const candidates = fc.uniqueArray(fc.record({ id: fc.constantFrom(...names), cost: fc.nat(12) }), {
  selector: (idea) => idea.id,
})
const approvals = fc.record({ approvals: fc.array(fc.constantFrom(...names)), ...weighed })
const around = { seats: fc.nat(5), budget: fc.nat(40), seed: fc.string() }

/** Elections small enough to meet every kind of tie; some approvals are for ideas that are no candidates. */
export const someApprovals = fc.record({ candidates, ballots: fc.array(approvals, { maxLength: 12 }), ...around })

/** Ballots with a number per idea, between two ends; some voters belong to a group. */
export const someNumbers = (min: number, max: number) => {
  const numbers = fc.dictionary(fc.constantFrom(...names), fc.integer({ min, max }), { noNullPrototype: true })
  const ballot = fc.record({ numbers, group: fc.option(fc.constantFrom('x', 'y')), ...weighed })
  return fc.record({ candidates, ballots: fc.array(ballot, { maxLength: 12 }), ...around })
}

/** An election, and the same with its voters and ideas in another order. */
export const twice = <Election extends { candidates: readonly object[]; ballots: readonly object[] }>(
  elections: fc.Arbitrary<Election>,
): fc.Arbitrary<[Election, Election]> =>
  elections.chain((election) => {
    const shuffled = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length })
    const other = fc.record({ candidates: shuffled(election.candidates), ballots: shuffled(election.ballots) })
    return other.map((order): [Election, Election] => [election, { ...election, ...order }])
  })

export const ballots = (...approvals: string[][]) => approvals.map((one) => ({ approvals: one }))
/** So many people with the same approvals. */
export const crowd = (people: number, ...approvals: string[]) => ({ people, approvals })
export const ideas = (...ids: string[]) => ids.map((id) => ({ id }))
export const priced = (costs: Record<string, number>) => Object.entries(costs).map(([id, cost]) => ({ id, cost }))
export const idsOf = (count: { winners: readonly { id: string }[] }) => count.winners.map((winner) => winner.id)
export const weighing = (weight: Fraction, ...approvals: string[]) => ({ approvals, weight })
