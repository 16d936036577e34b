import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowerTrending, raiseTrending, trendingHeat, trendingScore, trendingStart } from './trending-score.ts'

const HOUR = 3_600_000
const start = new Date('2026-03-01T00:00:00Z')
const after = (hours: number) => new Date(start.getTime() + hours * HOUR)

test.each([
  { name: 'just published', votes: [], comments: [], at: 0, heat: 1 },
  { name: 'untouched for two days', votes: [], comments: [], at: 48, heat: 0.5 },
  { name: 'three votes now', votes: [48, 48, 48], comments: [], at: 48, heat: 3.5 },
  { name: 'three votes four days ago', votes: [0, 0, 0], comments: [], at: 96, heat: 1 },
  { name: 'five comments weigh three votes', votes: [], comments: [96, 96, 96, 96, 96], at: 96, heat: 3.25 },
])('$name: worth $heat fresh votes', ({ votes, comments, at, heat }) => {
  const score = trendingScore({ publishedAt: start, votes: votes.map(after), comments: comments.map(after) })

  expect(trendingHeat(score, after(at))).toBeCloseTo(heat, 9)
})

test('an old idea that people return to passes a new one nobody touches', () => {
  const old = trendingScore({ publishedAt: start, votes: [after(2400), after(2401)], comments: [] })

  expect(old).toBeGreaterThan(trendingStart(after(2401)))
})

const act = fc.record({ act: fc.constantFrom('vote' as const, 'comment' as const), hours: fc.nat(2000) })

test('stored scores order ideas as fading sums would, at any later moment', () => {
  const fadingSum = (acts: { act: string; hours: number }[], now: number) =>
    acts.reduce((sum, { act, hours }) => sum + (act === 'vote' ? 1 : 0.6) * 2 ** ((hours - now) / 48), 2 ** (-now / 48))
  const stored = (acts: { act: 'vote' | 'comment'; hours: number }[]) =>
    acts.reduce((score, { act, hours }) => raiseTrending(score, act, after(hours)), trendingStart(start))

  fc.assert(
    fc.property(fc.array(act), fc.array(act), fc.integer({ min: 2000, max: 4000 }), (one, other, now) => {
      const [left, right] = [fadingSum(one, now), fadingSum(other, now)]
      fc.pre(Math.abs(left / right - 1) > 1e-9)
      expect(stored(one) > stored(other)).toBe(left > right)
    }),
  )
})

test('what is taken back leaves no trace, in whatever order it came', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), act, (acts, regretted) => {
      const at = after(regretted.hours)
      const before = acts.reduce((score, one) => raiseTrending(score, one.act, after(one.hours)), trendingStart(start))
      const withdrawn = lowerTrending(raiseTrending(before, regretted.act, at), regretted.act, at, start)
      expect(trendingHeat(withdrawn, at)).toBeCloseTo(trendingHeat(before, at), 9)
    }),
  )
})

test('taking back the only vote, however late, leads back to the start and not below', () => {
  const late = after(24 * 365)
  const taken = lowerTrending(raiseTrending(trendingStart(start), 'vote', late), 'vote', late, start)

  expect(taken).toBe(trendingStart(start))
})
