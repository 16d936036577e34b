import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCandidate } from '#tests/ranked-ballots.ts'
import { countBorda } from './count-borda.ts'
import { countIrv } from './count-irv.ts'
import { countPlurality } from './count-plurality.ts'
import type { RankedBallot } from './count-result.ts'
import { countSchulze } from './count-schulze.ts'
import { countStvMeek } from './count-stv-meek.ts'
import { countStvScottish } from './count-stv-scottish.ts'
import { compareFractions, fraction } from './fraction.ts'
import type { RankedCount } from './ranked/ranked-count.ts'
import type { StvResult } from './ranked/stv-result.ts'

// What must hold for every rule, tried on random small contests with shared ranks, weights, prices and quorums.

const rules = [countPlurality, countBorda, countIrv, countSchulze, countStvScottish, countStvMeek]
const transferring: ((count: RankedCount) => StvResult)[] = [
  countStvMeek,
  countStvScottish,
  (count) => countStvScottish({ ...count, transferLast: true }),
]

const letters = [...'abcdefg']
const weight = fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })).map(([top, bottom]) => fraction(top, bottom))
const ballot: fc.Arbitrary<RankedBallot> = fc.record(
  {
    ranks: fc.array(fc.array(fc.constantFrom(...letters), { maxLength: 2 }), { maxLength: 5 }),
    people: fc.nat(4),
    weight,
  },
  { requiredKeys: ['ranks'] },
)
const contests: fc.Arbitrary<RankedCount> = fc.record({
  candidates: fc.uniqueArray(fc.record({ id: fc.constantFrom(...letters), cost: fc.option(fc.nat(3)) }), {
    selector: (idea) => idea.id,
  }),
  ballots: fc.array(ballot, { maxLength: 14 }),
  seats: fc.nat(4),
  seed: fc.string(),
  quorum: fc.option(fc.record({ kind: fc.constant('supporters' as const), minimum: fc.nat(3) })),
})
const all = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items], { minLength: items.length })
const shuffled = contests.chain((contest) =>
  fc.record({ contest: fc.constant(contest), candidates: all(contest.candidates), ballots: all(contest.ballots) }),
)
const supporters = ({ ballots }: RankedCount, id: string) =>
  ballots.reduce((sum, { ranks, people = 1 }) => sum + (ranks.flat().includes(id) ? people : 0), 0)

describe.each(rules.map((rule) => ({ rule, name: rule.name })))('$name', ({ rule }) => {
  test('in whatever order voters and ideas come, the count is the same', () => {
    fc.assert(
      fc.property(shuffled, ({ contest, candidates, ballots }) => {
        expect(JSON.stringify(rule({ ...contest, candidates, ballots }))).toBe(JSON.stringify(rule(contest)))
      }),
    )
  })

  test('people with the same ballot may be counted together', () => {
    fc.assert(
      fc.property(contests, (contest) => {
        const alone = contest.ballots.flatMap(({ people = 1, ...own }) => Array.from({ length: people }, () => own))
        expect(rule({ ...contest, ballots: alone })).toEqual(rule(contest))
      }),
    )
  })

  test('winners have supporters and the quorum, and are no more than the seats', () => {
    fc.assert(
      fc.property(contests, (contest) => {
        const { winners, quorum, order } = rule(contest)
        const needed = Math.max(1, quorum?.needed ?? 1)
        expect(winners.length).toBeLessThanOrEqual(contest.seats)
        for (const { id } of winners) expect(supporters(contest, id)).toBeGreaterThanOrEqual(needed)
        if (order) expect(order.map(({ place }) => place)).toEqual(contest.candidates.map((_, index) => index + 1))
      }),
    )
  })

  test('an idea that everybody ranks alone at the top wins', () => {
    fc.assert(
      fc.property(contests, (contest) => {
        const ballots = contest.ballots.map((own) => ({ ...own, ranks: [['top'], ...own.ranks], weight: fraction(1) }))
        const count = {
          ...contest,
          candidates: [...contest.candidates, aCandidate('top')],
          seats: 1,
          ballots,
          quorum: null,
        }
        fc.pre(supporters(count, 'top') > 0)
        expect(rule(count).winners).toEqual([{ id: 'top', place: 1 }])
      }),
    )
  })
})

test('who beats everybody else in pairs wins by Schulze', () => {
  fc.assert(
    fc.property(contests, (contest) => {
      const found = contest.candidates.find(({ id }) =>
        contest.candidates.every((other) => other.id === id || prefers(contest, id, other.id) > 0),
      )
      fc.pre(found !== undefined && contest.candidates.length > 1)
      expect(countSchulze({ ...contest, seats: 1, quorum: null }).winners).toEqual([{ id: found?.id, place: 1 }])
    }),
  )
})

/** The weighted votes for one idea over another, less those the other way round, as a sign. */
function prefers({ ballots }: RankedCount, one: string, other: string) {
  const sides = [fraction(0), fraction(0)]
  for (const { ranks, people = 1, weight: own = fraction(1) } of ballots) {
    const [mine, yours] = [one, other].map(
      (id) => ranks.findIndex((group) => group.includes(id)) + 1 || ranks.length + 1,
    )
    if (mine === yours) continue
    const side = (mine as number) < (yours as number) ? 0 : 1
    const sum = sides[side] as ReturnType<typeof fraction>
    sides[side] = fraction(
      sum.numerator * own.denominator + own.numerator * BigInt(people) * sum.denominator,
      sum.denominator * own.denominator,
    )
  }
  return compareFractions(sides[0] as ReturnType<typeof fraction>, sides[1] as ReturnType<typeof fraction>)
}

test.each(transferring.map((rule) => ({ rule })))('no vote is lost or made at any stage of STV', ({ rule }) => {
  const units = (votes: string) => BigInt(votes.replace('.', ''))
  fc.assert(
    fc.property(contests, (contest) => {
      const { stages } = rule(contest)
      const [start] = stages
      for (const stage of stages) {
        if (!('votes' in stage) || !('nonTransferable' in stage) || start?.stage !== 'start') continue
        const held = Object.values(stage.votes).reduce((sum, votes) => sum + units(votes), 0n)
        expect(held + units(stage.nonTransferable)).toBe(units(start.total))
        expect(units(stage.nonTransferable) >= 0n).toBe(true)
      }
    }),
  )
})

test.each(transferring.map((rule) => ({ rule })))('STV fills every seat while supported ideas are left', ({ rule }) => {
  fc.assert(
    fc.property(contests, (contest) => {
      const plain = contest.ballots.map((own) => ({ ...own, weight: fraction(1) }))
      const entitled = contest.candidates.filter(({ id }) => supporters(contest, id) > 0)
      const { winners } = rule({ ...contest, ballots: plain, quorum: null })
      expect(winners.length).toBe(Math.min(contest.seats, entitled.length))
    }),
  )
})
