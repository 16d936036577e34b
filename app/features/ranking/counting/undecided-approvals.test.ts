import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countApproval } from './count-approval.ts'
import type { Quorum } from './count-result.ts'
import { type UndecidedCount, undecidedApprovals } from './undecided-approvals.ts'

const names = ['bell', 'chairs', 'robot', 'ticket']
const supported = (...supporters: number[]) => supporters.map((n, at) => ({ id: names[at] as string, supporters: n }))
const base = { seats: 1, quorum: null, participants: 20, seed: 'seed' }

describe('what undecided ballots could change', () => {
  test('nothing, where the winner leads by more than all of them', () => {
    const count = { ...base, ideas: supported(9, 6), winners: ['bell'], undecided: [['chairs'], ['chairs']] }
    expect(undecidedApprovals(count)).toEqual({ winners: [], others: [] })
  })

  test('the last place, where those for the next idea alone would overtake', () => {
    const undecided = [['chairs'], ['chairs'], ['bell', 'chairs']]
    const count = { ...base, ideas: supported(9, 8), winners: ['bell'], undecided }
    expect(undecidedApprovals(count)).toEqual({ winners: ['bell'], others: ['chairs'] })
  })

  test('nothing, where whoever names the next idea names the winner too', () => {
    const undecided = [['bell', 'chairs'], ['bell', 'chairs'], ['bell']]
    const count = { ...base, ideas: supported(9, 8), winners: ['bell'], undecided }
    expect(undecidedApprovals(count)).toEqual({ winners: [], others: [] })
  })

  test('a vacant place, where an idea would reach the quorum', () => {
    const quorum = { kind: 'supporters', minimum: 5 } as const
    const count = { ...base, seats: 2, quorum, ideas: supported(9, 4), winners: ['bell'], undecided: [['chairs']] }
    expect(undecidedApprovals(count)).toEqual({ winners: [], others: ['chairs'] })
  })

  test('a winner, where more participants would raise the quorum above it', () => {
    const quorum = { kind: 'share', percent: 45 } as const
    const count = {
      ...base,
      quorum,
      ideas: supported(9, 0),
      winners: ['bell'],
      undecided: [['robot'], ['robot'], ['robot']],
    }
    expect(undecidedApprovals(count).winners).toEqual(['bell'])
  })
})

/** Tries every choice among the undecided. */
function changesBySome({ ideas, winners, seats, quorum, participants, seed, undecided }: UndecidedCount) {
  for (let choice = 0; choice < 2 ** undecided.length; choice++) {
    const counted = undecided.filter((_, ballot) => (choice >> ballot) & 1)
    const tallies = ideas.map(({ id, supporters }) => {
      return { id, supporters: supporters + counted.filter((approvals) => approvals.includes(id)).length }
    })
    const again = countApproval({
      ...{ candidates: ideas, tallies, seats, quorum, seed },
      participants: participants + counted.length,
    })
    const ids = again.winners.map(({ id }) => id)
    if (ids.length !== winners.length || ids.some((id) => !winners.includes(id))) return true
  }
  return false
}

const quorums: fc.Arbitrary<Quorum | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('supporters' as const), minimum: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('share' as const), percent: fc.integer({ min: 1, max: 60 }) }),
)

test('it says the same as trying every choice among them', () => {
  const elections = fc.record({
    supporters: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }),
    undecided: fc.array(fc.subarray(names, { minLength: 1 }), { maxLength: 6 }),
    seats: fc.integer({ min: 0, max: 4 }),
    quorum: quorums,
    seed: fc.string(),
    priced: fc.boolean(),
  })
  fc.assert(
    fc.property(elections, ({ supporters, undecided, seats, quorum, seed, priced }) => {
      const ideas = supported(...supporters).map((idea, at) => ({ ...idea, cost: priced ? at % 3 : null }))
      const participants = Math.max(8, ...supporters)
      const counted = countApproval({ candidates: ideas, tallies: ideas, seats, quorum, seed, participants })
      const winners = counted.winners.map(({ id }) => id)
      const count = { ideas, winners, seats, quorum, participants, seed, undecided }
      const close = undecidedApprovals(count)
      expect(close.winners.length + close.others.length > 0).toBe(changesBySome(count))
    }),
    { numRuns: 500 },
  )
})
