import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { ideas, idsOf } from '#tests/some-elections.ts'
import { countJury, type JuryCount } from './count-jury.ts'
import { compositeScore } from './numbers/composite-score.ts'

const criteria = [
  { id: 'value', weight: 3 },
  { id: 'novelty', weight: 1 },
]
const base = { candidates: ideas('robot', 'ticket', 'call'), seats: 1, seed: 'seed', criteria }
const card = (judge: string, idea: string, value: number, novelty = value) => ({
  judge,
  idea,
  scores: { value, novelty },
})
const judgesOf = (count: JuryCount) => countJury(count).stages.find((stage) => stage.stage === 'judges')

test('an idea that met only the strict judge is not punished for it', () => {
  const scorecards = [
    ...['robot', 'ticket'].flatMap((idea) => [card('mild', idea, 8), card('strict', idea, 2)]),
    card('strict', 'call', 4),
  ]
  const count = countJury({ ...base, scorecards })

  expect(idsOf(count)).toEqual(['call'])
  const effects = Object.fromEntries(
    (judgesOf({ ...base, scorecards })?.judges ?? []).map((row) => [row.judge, row.effect]),
  )
  expect(effects.strict).toBeLessThan(0)
  expect(effects.mild).toBeGreaterThan(0)
})

test('a judge who recuses leaves the others to decide; an idea nobody scored cannot win', () => {
  const scorecards = [card('ann', 'robot', 5), { judge: 'bob', idea: 'robot', scores: {} }, card('bob', 'gone', 9)]
  const count = countJury({ ...base, seats: 3, scorecards })

  expect(idsOf(count)).toEqual(['robot'])
  expect(count.stages[0]).toEqual({ stage: 'scorecards', counted: 1, recused: 1, ignored: 1, invalid: 0 })
})

test('the same scores from the same judges tie exactly', () => {
  const scorecards = ['robot', 'ticket'].flatMap((idea) => [card('ann', idea, 7, 3), card('bob', idea, 2, 9)])

  expect(countJury({ ...base, scorecards }).ties).toMatchObject([{ brokenBy: 'lot' }])
})

test('a second card for the same idea and parts of points are invalid', () => {
  const scorecards = [card('ann', 'robot', 5), card('ann', 'robot', 9), card('bob', 'call', 0.5)]
  const count = { ...base, scorecards }

  expect(countJury(count).stages[0]).toMatchObject({ counted: 1, invalid: 2 })
  expect(countJury({ ...count, scorecards: scorecards.toReversed() })).toEqual(countJury(count))
})

test('a criterion that was not scored weighs nothing', () => {
  expect(compositeScore(criteria, { novelty: 4 })).toEqual({ numerator: 4n, denominator: 1n })
  expect(compositeScore(criteria, { value: 1, novelty: 3 })).toEqual({ numerator: 3n, denominator: 2n })
  expect(compositeScore(criteria, { charm: 9 })).toBeNull()
})

type Oracle = {
  scorecards: { idea: number; judge: number; scores: [number, number, number] }[]
  grand_mean: number
  raw_mean: number[]
  additive_idea_effect: number[]
  additive_judge_effect: number[]
  additive_order: number[]
}
const file = 'oracles/jury.json'
const found = sharedData(file)

describe.skipIf(!found)(needs('a jury solved elsewhere', file), () => {
  const oracle: Oracle = JSON.parse(found ?? '{"scorecards":[],"raw_mean":[]}')
  const count = {
    candidates: ideas(...oracle.raw_mean.map((_, idea) => `${idea}`)),
    seats: oracle.raw_mean.length,
    seed: 'seed',
    criteria: [
      { id: 'customer value', weight: 5 },
      { id: 'feasibility', weight: 3 },
      { id: 'novelty', weight: 2 },
    ],
    scorecards: oracle.scorecards.map(({ idea, judge, scores: [value, feasibility, novelty] }) => ({
      idea: `${idea}`,
      judge: `judge ${judge}`,
      scores: { 'customer value': value, feasibility, novelty },
    })),
  }

  test('the same order, effects of ideas and judges, and means', () => {
    const scores = countJury(count).stages.find((stage) => stage.stage === 'scores')

    expect(idsOf(countJury(count))).toEqual(oracle.additive_order.map(String))
    expect(judgesOf(count)?.mean).toBeCloseTo(oracle.grand_mean, 8)
    for (const { id, mean, corrected } of scores?.ideas ?? []) {
      expect(mean).toBeCloseTo(oracle.raw_mean[Number(id)] as number, 8)
      expect(corrected - oracle.grand_mean).toBeCloseTo(oracle.additive_idea_effect[Number(id)] as number, 8)
    }
    for (const [judge, { effect }] of (judgesOf(count)?.judges ?? []).entries())
      expect(effect).toBeCloseTo(oracle.additive_judge_effect[judge] as number, 8)
  })

  test('as many judges as ideas or more are solved from the other side, to the same result', () => {
    const turned = oracle.scorecards.map(({ idea, judge, scores: [value] }) => ({
      idea: `${judge}`,
      judge: `${idea}`.padStart(2, '0'),
      scores: { value },
    }))
    const swapped = oracle.scorecards.map(({ idea, judge, scores: [value] }) => ({
      idea: `${idea}`.padStart(2, '0'),
      judge: `${judge}`,
      scores: { value },
    }))
    const own = { seats: 1, seed: 'seed', criteria: [{ id: 'value', weight: 1 }] }
    const few = countJury({ ...own, candidates: ideas(...'01234'), scorecards: turned })
    const many = judgesOf({
      ...own,
      candidates: ideas(...new Set(swapped.map(({ idea }) => idea))),
      scorecards: swapped,
    })

    for (const { id, tally } of few.order ?? [])
      expect(tally - (many?.mean ?? 0)).toBeCloseTo(many?.judges.find(({ judge }) => judge === id)?.effect ?? 0, 8)
  })
})
