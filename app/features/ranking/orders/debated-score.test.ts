import { expect, test } from 'vitest'
import { debatedScore } from './debated-score.ts'

test.each([
  { pro: 0, contra: 0, comments: 0, score: 0 },
  { pro: 3, contra: 0, comments: 3, score: 0.75 },
  { pro: 0, contra: 0, comments: 9, score: 0.9 },
  { pro: 1, contra: 1, comments: 2, score: 2 },
  { pro: 10, contra: 10, comments: 25, score: 20 },
  { pro: 9, contra: 3, comments: 12, score: 12 ** (1 / 3) },
])('$pro for, $contra against, $comments comments: $score', ({ pro, contra, comments, score }) => {
  expect(debatedScore(pro, contra, comments)).toBeCloseTo(score, 12)
})

test('it does not matter which side is the larger one', () => {
  expect(debatedScore(7, 3, 10)).toBe(debatedScore(3, 7, 10))
})

test('one objection makes an idea more debated than any number of comments on one side', () => {
  expect(debatedScore(500, 1, 501)).toBeGreaterThan(debatedScore(0, 0, 100_000))
})
