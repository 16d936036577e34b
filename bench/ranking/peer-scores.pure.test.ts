import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { fiderTrending, hackerNews, redditHot, votesPerDay } from './peer-scores.ts'

type Oracle = {
  reddit_hot: { up: number; down: number; epoch: number; hot_no_offset: number }[]
  hn_fider: { points: number; age_hours: number; hn: number; fider_trending_recent_votes: number; fider: number }[]
}

const file = 'oracles/score-formulas.json'
const found = sharedData(file)
const oracle: Oracle = found ? JSON.parse(found) : { reddit_hot: [], hn_fider: [] }

describe.skipIf(!found)(needs('independently computed scores of peers', file), () => {
  test.each(oracle.reddit_hot)('Reddit hot: $up up, $down down at $epoch', ({ up, down, epoch, hot_no_offset }) => {
    expect(redditHot(up, down, epoch)).toBeCloseTo(hot_no_offset, 6)
  })

  test.each(oracle.hn_fider)('Hacker News and Fider: $points after $age_hours h', (row) => {
    expect(hackerNews(row.points, row.age_hours)).toBeCloseTo(row.hn, 8)
    expect(fiderTrending(row.fider_trending_recent_votes, 0, row.age_hours)).toBeCloseTo(row.fider, 8)
  })
})

test('two days make half of the votes per day, the first hours no more than the first day', () => {
  expect([votesPerDay(6, 48), votesPerDay(6, 1), votesPerDay(6, 24)]).toEqual([3, 6, 6])
})
