import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCandidate } from '#tests/ranked-ballots.ts'
import { needs, sharedData } from '#tests/shared-data.ts'
import { countBradleyTerry, type DuelBallot, quickScore } from './count-bradley-terry.ts'
import { fraction, toNumber } from './fraction.ts'
import { fitStrengths } from './ranked/fit-strengths.ts'

const file = 'oracles/score-formulas.json'
const found = sharedData(file)
const oracle = found ? JSON.parse(found) : { bradley_terry: [], all_our_ideas: [] }

describe.skipIf(!found)(needs('independently computed scores of duels', file), () => {
  type Fitted = { wins?: number[][]; strengths_sum1: number[] }
  const fitted = (oracle.bradley_terry as Fitted[]).flatMap(({ wins, ...one }) => (wins ? [{ ...one, wins }] : []))

  test.each(fitted)('the likeliest strengths of $wins', ({ wins, strengths_sum1 }) => {
    const { strengths, converged } = fitStrengths(Float64Array.from(wins.flat()), wins.length, 0)
    const sum = strengths.reduce((all, strength) => all + strength, 0)

    expect(converged).toBe(true)
    expect(Array.from(strengths, (strength) => (strength / sum).toFixed(7))).toEqual(
      strengths_sum1.map((one) => one.toFixed(7)),
    )
  })

  type Quick = { wins: number; losses: number; score: number }
  test.each(oracle.all_our_ideas as Quick[])('the quick score of $wins to $losses', ({ wins, losses, score }) => {
    expect(toNumber(quickScore(fraction(wins), fraction(losses))) * 100).toBeCloseTo(score, 10)
  })
})

const base = { candidates: ['robot', 'ticket', 'call'].map(aCandidate), seats: 1, seed: 'seed' }
const duel = (winner: string, loser: string) => ({ winner, loser })

test('beating a strong idea says more than beating a weak one', () => {
  const ballots = [
    { duels: [duel('robot', 'ticket'), duel('ticket', 'call')], people: 5 },
    { duels: [duel('ticket', 'robot'), duel('call', 'gone'), duel('call', 'call')], undecided: 2 },
  ]
  const { winners, order, stages } = countBradleyTerry({ ...base, ballots })

  expect(winners).toEqual([{ id: 'robot', place: 1 }])
  expect(order.map(({ id, supporters }) => [id, supporters])).toEqual([
    ['robot', 5],
    ['ticket', 6],
    ['call', 0],
  ])
  expect(stages[0]).toEqual({ stage: 'duels', ballots: 6, duels: 11, undecided: 2, ignored: 2 })
  expect(stages[1]).toMatchObject({
    converged: true,
    scores: [
      { id: 'call', wins: '0', losses: '5', quick: '1/7' },
      { id: 'robot', wins: '5', losses: '1', quick: '3/4' },
      { id: 'ticket', wins: '6', losses: '5', quick: '7/13' },
    ],
  })
})

test('ideas with the same record are level, whatever the machine rounds', () => {
  const round = [duel('robot', 'ticket'), duel('ticket', 'call'), duel('call', 'robot')]
  const { order, ties } = countBradleyTerry({ ...base, ballots: [{ duels: round, people: 7 }] })

  expect(order.map(({ exact }) => exact)).toEqual(['1/2', '1/2', '1/2'])
  expect(ties).toEqual([{ ids: order.map(({ id }) => id), brokenBy: 'lot' }])
})

const ideas = [...'abcde']
const ballots: fc.Arbitrary<DuelBallot[]> = fc.array(
  fc.record({
    duels: fc.array(fc.record({ winner: fc.constantFrom(...ideas), loser: fc.constantFrom(...ideas) }), {
      maxLength: 6,
    }),
    people: fc.nat(3),
  }),
  { maxLength: 10 },
)
const count = (given: DuelBallot[]) =>
  countBradleyTerry({ candidates: ideas.map(aCandidate), seats: 5, seed: 's', ballots: given })

test('in whatever order people and ideas come, the count is the same', () => {
  const shuffled = ballots.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  )
  fc.assert(
    fc.property(shuffled, ([given, other]) => {
      expect(JSON.stringify(count(other))).toBe(JSON.stringify(count(given)))
    }),
  )
})

test('the chances add up: everybody wins as often as the strengths foretell', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 16, maxLength: 16 }), (cells) => {
      const wins = Float64Array.from(cells, (cell, at) => (at % 5 === 0 ? 0 : cell))
      const { strengths, converged } = fitStrengths(wins, 4)
      expect(converged).toBe(true)
      strengths.forEach((own, one) => {
        const met = Array.from(strengths, (strength, other) => {
          const times = (wins[one * 4 + other] as number) + (wins[other * 4 + one] as number)
          return (times * own) / (own + strength)
        })
        const won = wins.subarray(one * 4, one * 4 + 4).reduce((sum, cell) => sum + cell, 0.5)
        expect(met.reduce((sum, chance) => sum + chance, own / (own + 1))).toBeCloseTo(won, 8)
      })
    }),
  )
})
