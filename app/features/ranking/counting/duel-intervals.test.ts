import { expect, test } from 'vitest'
import { countBradleyTerry, type DuelBallot } from './count-bradley-terry.ts'
import { duelIntervals } from './duel-intervals.ts'
import { fraction } from './fraction.ts'

const candidates = [{ id: 'bell' }, { id: 'chairs' }, { id: 'call' }]

function intervalsOf(ballots: DuelBallot[]) {
  const { stages } = countBradleyTerry({ candidates, ballots, seats: 1, seed: '' })
  const scores = stages.flatMap((stage) => (stage.stage === 'strengths' ? stage.scores : []))
  return new Map(duelIntervals(ballots, scores).map((interval) => [interval.id, interval]))
}

const won = (winner: string, loser: string, people = 1): DuelBallot => ({ duels: [{ winner, loser }], people })

test('whoever met nobody could be anything: only the imagined opponent tells, σ(±1.96/√¼)', () => {
  const { low, high } = intervalsOf([won('bell', 'chairs')]).get('call') as { low: number; high: number }
  expect(low).toBeCloseTo(1 / (1 + Math.exp(3.92)), 6)
  expect(high).toBeCloseTo(1 / (1 + Math.exp(-3.92)), 6)
})

test('equals among themselves: I = ¼ for each of n meetings and the imagined one', () => {
  const even = intervalsOf([won('bell', 'chairs', 8), won('chairs', 'bell', 8)]).get('bell')
  expect(even?.low).toBeCloseTo(1 / (1 + Math.exp(1.96 / Math.sqrt(17 / 4))), 5)
})

test('more answers make it narrower, around the strength that was found', () => {
  const width = (people: number) => {
    const own = intervalsOf([won('bell', 'chairs', 3 * people), won('chairs', 'bell', people)]).get('bell')
    return (own?.high ?? 0) - (own?.low ?? 0)
  }
  expect(width(1)).toBeGreaterThan(width(10))
  expect(width(10)).toBeGreaterThan(width(100))
  expect(width(100)).toBeGreaterThan(0)
})

test('a heavier answer moves the strength and makes nothing more certain', () => {
  const heavy = { ...won('bell', 'chairs', 8), weight: fraction(10) }
  const answers = [heavy, { ...won('chairs', 'bell', 8), weight: fraction(10) }]
  const own = intervalsOf(answers).get('bell')
  // Half of 16 meetings: I = ¼·16·w and ¼ for the imagined one, the noise ¼·16·w² and ¼.
  const error = Math.sqrt(0.25 + 400) / (0.25 + 40)
  expect(own?.low).toBeCloseTo(1 / (1 + Math.exp(1.96 * error)), 5)
  const plain = intervalsOf(answers.map(({ weight, ...ballot }) => ballot)).get('bell')
  expect(Math.abs((own?.low ?? 0) - (plain?.low ?? 0))).toBeLessThan(0.02)
})

test('ideas that are no candidates change nothing', () => {
  const plain = intervalsOf([won('bell', 'chairs', 5)])
  expect(intervalsOf([won('bell', 'chairs', 5), won('bell', 'gone'), won('gone', 'chairs')])).toEqual(plain)
})
