import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { fairScore } from './fair-score.ts'
import { posteriorMean } from './posterior-mean.ts'
import { wilson } from './wilson.ts'

type Oracle = {
  wilson: { up: number; total: number; wilson95: number }[]
  fair: { votes: number; seen: number; contest_rate: number; m: number; mean: number; fair_score: number }[]
}

const file = 'oracles/score-formulas.json'
const found = sharedData(file)
const oracle: Oracle = found ? JSON.parse(found) : { wilson: [], fair: [] }

describe.skipIf(!found)(needs('independently computed scores', file), () => {
  test('there are some', () => {
    expect([oracle.wilson.length, oracle.fair.length].every((cases) => cases > 5)).toBe(true)
  })

  test.each(oracle.wilson)('Wilson: $up of $total', ({ up, total, wilson95 }) => {
    expect(wilson(up, total)).toBeCloseTo(wilson95, 8)
  })

  test.each(oracle.fair)(
    'fair: $votes of $seen at $contest_rate',
    ({ votes, seen, contest_rate, m, mean, fair_score }) => {
      expect(posteriorMean(votes, seen, contest_rate, m)).toBeCloseTo(mean, 8)
      expect(fairScore(votes, seen, contest_rate, m)).toBeCloseTo(fair_score, 8)
    },
  )
})
