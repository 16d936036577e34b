import { expect, test } from 'vitest'
import { fairScore } from './fair-score.ts'
import { posteriorMean } from './posterior-mean.ts'

test.each([
  { listVotes: 0, views: 0, score: 0.165465367 },
  { listVotes: 1, views: 1, score: 0.217461853 },
  { listVotes: 5, views: 20, score: 0.234340892 },
  { listVotes: 300, views: 2000, score: 0.157436911 },
])('$listVotes of $views readers score $score', ({ listVotes, views, score }) => {
  expect(fairScore(listVotes, views, 0.1)).toBeCloseTo(score, 9)
})

test('the bonus is the standard deviation of the Beta posterior', () => {
  const [a, b] = [30 + 20 * 0.1, 170 + 20 * 0.9]
  const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)))

  expect(fairScore(30, 200, 0.1) - posteriorMean(30, 200, 0.1)).toBeCloseTo(deviation, 12)
})

test('of two ideas with the same share of supporters the less seen one comes first', () => {
  expect(fairScore(2, 20, 0.1)).toBeGreaterThan(fairScore(20, 200, 0.1))
})

test('a counter of supporters ahead of its readers still gives a number', () => {
  expect(fairScore(50, 5, 0.99)).not.toBeNaN()
})
