import { expect, test } from 'vitest'
import { explainPlace, PLACE_SENTENCES, type PlaceFacts } from './explain-place.ts'
import { trendingStart } from './trending-score.ts'

const now = new Date('2026-03-10T12:00:00Z')
const yesterday = new Date('2026-03-09T12:00:00Z')
const shown = { rank: 4, countsHidden: false }
const hidden = { rank: 4, countsHidden: true }
const fair = { order: 'fair', why: 'fair', contestRate: 0.1 } as const

const cases: { facts: PlaceFacts; band: string; sentence: string }[] = [
  { facts: { ...shown, ...fair, why: 'quiet', views: 2, listVotes: 0 }, band: 'few-have-seen', sentence: 'fair_quiet' },
  { facts: { ...shown, ...fair, views: 19, listVotes: 9 }, band: 'hopeful', sentence: 'fair_hopeful' },
  { facts: { ...shown, ...fair, views: 200, listVotes: 60 }, band: 'above', sentence: 'fair_above' },
  { facts: { ...shown, ...fair, views: 200, listVotes: 20 }, band: 'usual', sentence: 'fair_usual' },
  { facts: { ...shown, ...fair, views: 500, listVotes: 1 }, band: 'below', sentence: 'fair_below' },
  { facts: { ...hidden, ...fair, views: 500, listVotes: 1 }, band: 'by-support', sentence: 'fair_hidden' },
  { facts: { ...shown, order: 'top', votes: 5, sameVotes: 0, votesAbove: 8 }, band: 'ahead', sentence: 'top_ahead' },
  { facts: { ...shown, order: 'top', votes: 5, sameVotes: 2, votesAbove: 8 }, band: 'tied', sentence: 'top_tied' },
  { facts: { ...shown, order: 'top', votes: 0, sameVotes: 7, votesAbove: 1 }, band: 'none', sentence: 'top_none' },
  {
    facts: { ...hidden, order: 'top', votes: 5, sameVotes: 2, votesAbove: 8 },
    band: 'by-votes',
    sentence: 'top_hidden',
  },
  { facts: { ...shown, order: 'new', publishedAt: yesterday, now }, band: 'date', sentence: 'new' },
  {
    facts: { ...shown, order: 'trending', trendingScore: trendingStart(now), now },
    band: 'warm',
    sentence: 'trending_warm',
  },
  {
    facts: { ...shown, order: 'trending', trendingScore: trendingStart(yesterday), now },
    band: 'cooling',
    sentence: 'trending_cooling',
  },
  {
    facts: { ...hidden, order: 'trending', trendingScore: trendingStart(now), now },
    band: 'by-votes',
    sentence: 'trending_hidden',
  },
  {
    facts: { ...shown, order: 'debated', argumentsFor: 3, argumentsAgainst: 2, comments: 6 },
    band: 'both-sides',
    sentence: 'debated_both',
  },
  {
    facts: { ...shown, order: 'debated', argumentsFor: 3, argumentsAgainst: 0, comments: 6 },
    band: 'one-side',
    sentence: 'debated_one',
  },
  {
    facts: { ...shown, order: 'debated', argumentsFor: 0, argumentsAgainst: 0, comments: 0 },
    band: 'silent',
    sentence: 'debated_silent',
  },
  { facts: { ...shown, order: 'quiet', views: 3 }, band: 'few-have-seen', sentence: 'quiet' },
  { facts: { ...shown, order: 'random' }, band: 'lot', sentence: 'random' },
]

test.each(cases)('$sentence', ({ facts, band, sentence }) => {
  const explanation = explainPlace(facts)

  expect(explanation.band).toBe(band)
  expect(explanation.sentenceKey).toBe(`ranking_why_${sentence}`)
  expect(explanation.numbers.rank).toBe(4)
})

test('every sentence in the list is asked for by some case, so that none is translated for nothing', () => {
  expect(cases.map(({ facts }) => explainPlace(facts).sentenceKey).toSorted()).toEqual([...PLACE_SENTENCES].toSorted())
})

test('the fair explanation carries what the place was computed from', () => {
  const { numbers } = explainPlace({ ...shown, ...fair, views: 200, listVotes: 30 })

  expect(numbers).toMatchObject({ views: 200, listVotes: 30, contestRate: 0.1 })
  expect(numbers.mean).toBeCloseTo(0.145454545, 9)
  expect(numbers.score).toBeCloseTo(0.169170199, 9)
  expect(numbers.low).toBeCloseTo(0.102141104, 9)
  expect(numbers.high).toBeCloseTo(0.19486687, 8)
})

test('the leader is behind by nothing, the next by the difference', () => {
  const leader = explainPlace({ ...shown, order: 'top', votes: 9, sameVotes: 0, votesAbove: null })
  const next = explainPlace({ ...shown, order: 'top', votes: 5, sameVotes: 0, votesAbove: 9 })

  expect([leader.numbers.behindBy, next.numbers.behindBy]).toEqual([0, 4])
})

test.each(cases.filter(({ facts }) => facts.countsHidden))('hidden counts stay hidden: $sentence', ({ facts }) => {
  const told = Object.keys(explainPlace(facts).numbers)

  expect(told.filter((name) => !['rank', 'views', 'halfLifeHours'].includes(name))).toEqual([])
})
